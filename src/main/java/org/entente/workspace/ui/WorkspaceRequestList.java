package org.entente.workspace.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.entente.label.Policies;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Notices;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Times;
import org.entente.uikit.Words;
import org.entente.workspace.NotAdmissible;
import org.entente.workspace.WorkspaceRequest;
import org.entente.workspace.WorkspaceRequestNotOpen;
import org.entente.workspace.WorkspaceRequests;

/** The workspaces that wait for an administrator; nothing where none does. */
class WorkspaceRequestList extends Div {

    private final WorkspaceRequests requests;
    private final Policies policies;

    WorkspaceRequestList(WorkspaceRequests requests, Policies policies, LiveChanges changes) {
        this.requests = requests;
        this.policies = policies;
        addClassName("approvals");
        show();
        LiveView.listen(this, changes, WorkspaceRequests.TOPIC, change -> show());
    }

    private void show() {
        removeAll();
        List<WorkspaceRequest> waiting = requests.waiting();
        setVisible(!waiting.isEmpty());
        UnorderedList list = new UnorderedList();
        list.getElement().setAttribute("aria-label", Words.of("workspace.request.title"));
        waiting.stream().map(this::row).forEach(list::add);
        add(new H2(Words.of("workspace.request.title")), list);
    }

    private ListItem row(WorkspaceRequest request) {
        Span name = new Span(request.name());
        name.addClassName("approval-what");
        Div head = new Div(
                name,
                new Span(Words.of(
                        "workspace.request.ceiling",
                        request.policy(),
                        request.ceiling().name())));
        head.addClassName("approval-head");
        request.nations().forEach(nation -> head.add(new NationBadge(nation)));
        Div about = new Div(
                new NationBadge(request.requesterNation()),
                new Span(Words.of("workspace.request.by", request.requesterName())),
                Times.dtg(request.requestedAt()));
        about.addClassNames("approval-about", "quiet");
        Button create = action(request, "create", () -> made(request.name(), requests.approve(request.id())));
        create.removeThemeVariants(ButtonVariant.TERTIARY);
        Div actions =
                new Div(create, action(request, "change", () -> openForm(request)), action(request, "decline", () -> {
                    requests.decline(request.id());
                    Notices.show(Words.of("workspace.request.decline.done", request.name()));
                }));
        actions.addClassName("approval-actions");
        ListItem item = new ListItem(new Div(head, new Span(request.purpose()), about), actions);
        item.addClassName("approval");
        return item;
    }

    private void openForm(WorkspaceRequest request) {
        WorkspaceForm form = new WorkspaceForm(policies).show(request);
        Button create = new Button(Words.of("workspace.create"));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet = new SideSheet(Words.of("workspace.request.change"), form, create).unsaved(form::isTouched);
        create.addClickListener(click -> form.read().ifPresent(terms -> {
            sheet.close();
            attempt(() -> made(terms.name(), requests.approve(request.id(), terms)));
        }));
        sheet.open();
    }

    private static void made(String name, WorkspaceId made) {
        Notices.show(Words.of("workspace.request.create.done", name));
        UI.getCurrentOrThrow().navigate(WorkspaceAdministrationView.href(made));
    }

    private Button action(WorkspaceRequest request, String verb, Runnable act) {
        Button button = new Button(Words.of("workspace.request." + verb), click -> attempt(act));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(Words.of("workspace.request." + verb + ".of", request.name()));
        return button;
    }

    private void attempt(Runnable act) {
        try {
            act.run();
        } catch (WorkspaceRequestNotOpen e) {
            Notices.error(Words.of("workspace.request.not-open"));
        } catch (NotAdmissible e) {
            Notices.error(Words.of("workspace.request.not-admissible"));
        }
        show();
    }
}
