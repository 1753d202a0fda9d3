package org.entente.member.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.formlayout.FormLayout.ResponsiveStep;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.entente.label.Clearance;
import org.entente.label.CoalitionPolicy;
import org.entente.member.Member;
import org.entente.member.MemberChangedMeanwhile;
import org.entente.member.Members;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.DayField;
import org.entente.uikit.Facts;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Notices;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;

/** One member beside the list: who it is, and the terms an administrator may change. */
class MemberSheet {

    private final Members members;
    private final Runnable changed;
    private final ClearanceFields clearance;
    private final DayField tourEndsOn = new DayField(Words.of("member.form.tour"));
    private final Button stateChange = new Button();
    private final Div state = new Div();
    private final SideSheet sheet;
    private Member member;

    /**
     * @param self whether the member is the one who looks: nobody changes oneself
     * @param changed is called after each change
     */
    MemberSheet(Members members, CoalitionPolicy policy, Member member, boolean self, Runnable changed) {
        this.members = members;
        this.changed = changed;
        this.member = member;
        this.clearance = new ClearanceFields(policy);
        Facts facts = new Facts()
                .add(Words.of("member.column.nation"), new NationBadge(member.nation()))
                .add(Words.of("member.column.role"), MemberWords.role(member.role()))
                .add(Words.of("member.column.username"), member.username())
                .add(Words.of("member.column.state"), state);
        if (self) {
            facts.add(Words.of("member.column.clearance"), MemberWords.clearance(member.clearance(), policy))
                    .add(Words.of("member.column.tour"), MemberWords.tour(member));
            sheet = new SideSheet(
                    member.displayName(), new Div(facts, new Paragraph(Words.of("member.oneself"))), new Button[0]);
        } else {
            Button save = new Button(Words.of("member.save"), click -> save());
            save.addThemeVariants(ButtonVariant.PRIMARY);
            stateChange.addThemeVariants(ButtonVariant.TERTIARY);
            stateChange.addClickListener(click -> askStateChange());
            sheet = new SideSheet(member.displayName(), new Div(facts, terms()), stateChange, save)
                    .unsaved(this::isTouched);
        }
        show(member);
    }

    void open() {
        sheet.open();
    }

    private Component terms() {
        FormLayout form = new FormLayout();
        form.setResponsiveSteps(new ResponsiveStep("0", 1));
        clearance.addTo(form);
        tourEndsOn.setHelperText(Words.of("member.form.tour.help"));
        tourEndsOn.setClearButtonVisible(true);
        form.add(tourEndsOn);
        return form;
    }

    private void show(Member now) {
        member = now;
        state.removeAll();
        state.add(MemberWords.state(now));
        clearance.show(now.clearance());
        tourEndsOn.setValue(now.tourEndsOn());
        stateChange.setText(Words.of(isActive() ? "member.suspend" : "member.reinstate"));
    }

    private boolean isActive() {
        return member.state() == Member.State.ACTIVE;
    }

    private boolean isTouched() {
        return !clearance.read(member.nation()).equals(Optional.of(member.clearance()))
                || !Objects.equals(tourEndsOn.getValue(), member.tourEndsOn());
    }

    private void save() {
        clearance.read(member.nation()).ifPresent(wanted -> {
            if (changeTerms(wanted)) {
                sheet.close();
                Notices.show(Words.of("member.save.done", member.displayName()));
            }
        });
    }

    private boolean changeTerms(Clearance wanted) {
        return attempt(() -> {
            Member now = member;
            if (!wanted.equals(now.clearance())) {
                now = members.clear(now, wanted);
            }
            return Objects.equals(tourEndsOn.getValue(), now.tourEndsOn())
                    ? now
                    : members.endTour(now, tourEndsOn.getValue());
        });
    }

    private void askStateChange() {
        String verb = isActive() ? "suspend" : "reinstate";
        ConfirmQuestion question = new ConfirmQuestion(
                        Words.of("member." + verb + ".question", member.displayName()),
                        Words.of("member." + verb),
                        () -> changeState(verb))
                .because(Words.of("member." + verb + ".consequence"));
        (isActive() ? question.destructive() : question).open();
    }

    private void changeState(String verb) {
        if (attempt(() -> isActive() ? members.suspend(member) : members.reinstate(member))) {
            Notices.show(Words.of("member." + verb + ".done", member.displayName()));
        }
    }

    private boolean attempt(Supplier<Member> change) {
        try {
            show(change.get());
            return true;
        } catch (MemberChangedMeanwhile e) {
            sheet.close();
            Notices.error(Words.of("member.changed-meanwhile", member.displayName()));
            return false;
        } finally {
            changed.run();
        }
    }
}
