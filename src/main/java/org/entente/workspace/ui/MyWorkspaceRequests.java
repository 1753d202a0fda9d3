package org.entente.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.entente.label.Policies;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.nation.Nation;
import org.entente.nation.Nations;
import org.entente.uikit.Notices;
import org.entente.uikit.SideSheet;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;
import org.entente.workspace.WorkspaceRequest;
import org.entente.workspace.WorkspaceRequestNotOpen;
import org.entente.workspace.WorkspaceRequests;

/** The way to ask for a workspace, and what became of what was asked for. */
class MyWorkspaceRequests extends Div {

    private final WorkspaceRequests requests;
    private final Nations nations;
    private final Policies policies;
    private final UnorderedList list = new UnorderedList();

    MyWorkspaceRequests(WorkspaceRequests requests, Nations nations, Policies policies, LiveChanges changes) {
        this.requests = requests;
        this.nations = nations;
        this.policies = policies;
        addClassName("workspace-requests");
        Button ask = new Button(Words.of("workspace.ask"), click -> openForm());
        ask.addThemeVariants(ButtonVariant.TERTIARY);
        list.getElement().setAttribute("aria-label", Words.of("workspace.request.title"));
        add(list, ask);
        show();
        LiveView.listen(this, changes, WorkspaceRequests.TOPIC, change -> show());
    }

    // What was made stands among the workspaces.
    private void show() {
        list.removeAll();
        List<WorkspaceRequest> mine = requests.mine().stream()
                .filter(request -> request.state() == WorkspaceRequest.State.WAITING
                        || request.state() == WorkspaceRequest.State.DECLINED)
                .toList();
        list.setVisible(!mine.isEmpty());
        mine.stream().map(this::row).forEach(list::add);
    }

    private ListItem row(WorkspaceRequest request) {
        boolean waits = request.state() == WorkspaceRequest.State.WAITING;
        ListItem item = new ListItem(
                new Span(request.name()),
                new StatusBadge(
                        Words.of("workspace.request.state." + request.state()), waits ? Tone.INFO : Tone.NEUTRAL));
        if (waits) {
            Button withdraw = new Button(Words.of("workspace.request.withdraw"), click -> withdraw(request));
            withdraw.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            withdraw.setAriaLabel(Words.of("workspace.request.withdraw.of", request.name()));
            item.add(withdraw);
        }
        return item;
    }

    private void withdraw(WorkspaceRequest request) {
        try {
            requests.withdraw(request.id());
            Notices.show(Words.of("workspace.request.withdraw.done", request.name()));
        } catch (WorkspaceRequestNotOpen e) {
            Notices.error(Words.of("workspace.request.not-open"));
        }
        show();
    }

    private void openForm() {
        WorkspaceForm form = new WorkspaceForm(policies);
        MultiSelectComboBox<Nation> wanted = new MultiSelectComboBox<>(Words.of("workspace.ask.nations"));
        wanted.setHelperText(Words.of("workspace.ask.nations.help"));
        wanted.setItems(nations.list().stream()
                .filter(nation -> nation.state() == Nation.State.ACTIVE)
                .toList());
        wanted.setItemLabelGenerator(nation -> nation.code() + " " + nation.name());
        form.add(wanted);
        Button ask = new Button(Words.of("workspace.ask"));
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet = new SideSheet(Words.of("workspace.ask"), form, ask).unsaved(form::isTouched);
        ask.addClickListener(click -> form.read().ifPresent(data -> {
            requests.ask(data, wanted.getValue().stream().map(Nation::code).toList());
            sheet.close();
            show();
            Notices.show(Words.of("workspace.ask.done", data.name()));
        }));
        sheet.open();
    }
}
