package org.entente.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.approval.AgreedActFailed;
import org.entente.approval.Approval;
import org.entente.approval.ApprovalNotOpen;
import org.entente.approval.Approvals;
import org.entente.approval.TakesAnotherPerson;
import org.entente.label.Policies;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.EmptyState;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Notices;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** What waits, each with what this person may answer. Follows what others ask and decide. */
class ApprovalList extends Div {

    private final Approvals approvals;
    private final Policies policies;
    private final CurrentMember currentMember;

    ApprovalList(Approvals approvals, Policies policies, CurrentMember currentMember, LiveChanges changes) {
        this.approvals = approvals;
        this.policies = policies;
        this.currentMember = currentMember;
        addClassName("approvals");
        show();
        LiveView.listen(this, changes, Approvals.TOPIC, change -> show());
    }

    private void show() {
        removeAll();
        List<Approval> waiting = approvals.waiting();
        if (waiting.isEmpty()) {
            add(new EmptyState(Words.of("approval.empty")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.getElement().setAttribute("aria-label", Words.of("approval.title"));
        waiting.stream().map(this::row).forEach(list::add);
        add(list);
    }

    private ListItem row(Approval approval) {
        Span what = new Span(ApprovalWords.asked(approval, policies));
        what.addClassName("approval-what");
        Div head = new Div(what);
        if (approval.nation() != null) {
            head.addComponentAsFirst(new NationBadge(approval.nation()));
        }
        head.addClassName("approval-head");
        Span terms = new Span(Words.of("approval.by", approval.requesterName()));
        Div about = new Div(
                terms,
                new Span(Words.of("approval.asked-at")),
                Times.dtg(approval.requestedAt()),
                new Span(Words.of("approval.expires")),
                Times.dtg(approval.expiresAt()));
        about.addClassNames("approval-about", "quiet");
        ListItem item = new ListItem(new Div(head, about), actions(approval));
        item.addClassName("approval");
        return item;
    }

    private Div actions(Approval approval) {
        Div actions = new Div();
        actions.addClassName("approval-actions");
        if (approval.requester().equals(currentMember.require().id())) {
            Span own = new Span(Words.of("approval.own"));
            own.addClassName("quiet");
            actions.add(own, action(approval, "withdraw", () -> approvals.withdraw(approval.id())));
        } else if (currentMember.require().role().equals(Roles.ADMINISTRATOR) && approvals.mayDecide(approval)) {
            Button agree = action(approval, "approve", () -> approvals.approve(approval.id()));
            agree.removeThemeVariants(ButtonVariant.TERTIARY);
            actions.add(agree, action(approval, "decline", () -> approvals.decline(approval.id())));
        }
        return actions;
    }

    private Button action(Approval approval, String verb, Runnable act) {
        String what = ApprovalWords.asked(approval, policies);
        Button button = new Button(
                Words.of("approval." + verb),
                click -> new ConfirmQuestion(
                                Words.of("approval." + verb + ".question"),
                                Words.of("approval." + verb),
                                () -> attempt(verb, act))
                        .because(what)
                        .open());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(Words.of("approval." + verb) + ": " + what);
        return button;
    }

    private void attempt(String verb, Runnable act) {
        try {
            act.run();
            Notices.show(Words.of("approval." + verb + ".done"));
        } catch (ApprovalNotOpen e) {
            Notices.error(Words.of("approval.not-open"));
        } catch (TakesAnotherPerson e) {
            Notices.error(Words.of("approval.another"));
        } catch (AgreedActFailed e) {
            Notices.error(Words.of("approval.failed." + e.why()));
        }
        show();
    }
}
