package org.entente.member.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.formlayout.FormLayout.ResponsiveStep;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.entente.access.KnownMember;
import org.entente.access.Roles;
import org.entente.account.AccountsUnavailable;
import org.entente.label.Clearances;
import org.entente.label.Policies;
import org.entente.member.BeyondNationsClearance;
import org.entente.member.BeyondOwnNation;
import org.entente.member.Member;
import org.entente.member.MemberChangedMeanwhile;
import org.entente.member.Members;
import org.entente.nation.ClearanceFiles;
import org.entente.uikit.ClearanceDownloads;
import org.entente.uikit.ClearanceFields;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.DayField;
import org.entente.uikit.Facts;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Notices;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;

/** One member beside the list: who it is, and the terms that whoever looks may change. */
class MemberSheet {

    private static final List<String> ROLES_THAT_CHANGE =
            List.of(Roles.LIAISON_OFFICER, Roles.NATION_ADMINISTRATOR, Roles.ADMINISTRATOR);

    private final Members members;
    private final Runnable changed;
    private final ClearanceFields clearance;
    private final DayField clearanceEndsOn = new DayField(Words.of("member.form.clearance-end"));
    private final Select<String> role = new Select<>();
    private final DayField tourEndsOn = new DayField(Words.of("member.form.tour"));
    private final Button stateChange = new Button();
    private final Div state = new Div();
    private final SideSheet sheet;
    private Member member;
    private Optional<Clearances> shown = Optional.empty();
    private boolean waits;

    /**
     * @param limit what the member's nation is cleared for
     * @param viewer who looks: nobody changes oneself
     * @param changed is called after each change
     */
    MemberSheet(
            Members members,
            ClearanceFiles files,
            Policies policies,
            Member member,
            Clearances limit,
            KnownMember viewer,
            Runnable changed) {
        this.members = members;
        this.changed = changed;
        this.member = member;
        this.clearance = ClearanceFields.ofPerson(files::read);
        clearance.of(member.nation(), limit);
        Facts facts = new Facts()
                .add(Words.of("member.column.nation"), new NationBadge(member.nation()))
                .add(Words.of("member.column.username"), member.username())
                .add(Words.of("member.column.state"), state);
        if (!member.clearances().held().isEmpty()) {
            facts.add(
                    Words.of("uikit.clearance.files"),
                    new ClearanceDownloads(
                            member.username(),
                            member.clearances(),
                            policy -> members.clearanceFile(member.id(), policy)));
        }
        boolean changeable = member.state() == Member.State.ACTIVE || member.state() == Member.State.SUSPENDED;
        boolean self = member.id().equals(viewer.id());
        boolean mine =
                viewer.role().equals(Roles.ADMINISTRATOR) || member.role().equals(Roles.LIAISON_OFFICER);
        Button end = new Button(Words.of("member.end"), click -> ask("end"));
        end.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        if (self || !changeable || !mine) {
            facts.add(Words.of("member.column.role"), MemberWords.role(member.role()))
                    .add(Words.of("member.column.clearance"), MemberWords.clearance(member, policies))
                    .add(Words.of("member.column.tour"), MemberWords.tour(member));
            sheet = new SideSheet(
                    member.displayName(), new Div(facts, why(self, member)), onlyEnd(self, mine, member, end));
        } else {
            Button save = new Button(Words.of("member.save"), click -> save());
            save.addThemeVariants(ButtonVariant.PRIMARY);
            stateChange.addThemeVariants(ButtonVariant.TERTIARY);
            stateChange.addClickListener(click -> ask(isActive() ? "suspend" : "reinstate"));
            boolean roleChanges =
                    viewer.role().equals(Roles.ADMINISTRATOR) && ROLES_THAT_CHANGE.contains(member.role());
            if (!roleChanges) {
                facts.add(Words.of("member.column.role"), MemberWords.role(member.role()));
            }
            sheet = new SideSheet(member.displayName(), new Div(facts, terms(roleChanges)), end, stateChange, save)
                    .unsaved(this::isTouched);
        }
        show(member);
    }

    void open() {
        sheet.open();
    }

    // A request that lapsed leaves somebody who waits for nothing.
    private static Button[] onlyEnd(boolean self, boolean mine, Member member, Button end) {
        return !self && mine && member.state() == Member.State.AWAITING ? new Button[] {end} : new Button[0];
    }

    private static Component why(boolean self, Member member) {
        if (self) {
            return new Paragraph(Words.of("member.oneself"));
        }
        return member.state() == Member.State.AWAITING ? new Paragraph(Words.of("member.awaiting")) : new Div();
    }

    private Component terms(boolean roleChanges) {
        FormLayout form = new FormLayout();
        form.setResponsiveSteps(new ResponsiveStep("0", 1));
        role.setLabel(Words.of("member.form.role"));
        role.setItems(ROLES_THAT_CHANGE);
        role.setItemLabelGenerator(MemberWords::role);
        role.setHelperText(Words.of("member.form.role.change"));
        if (roleChanges) {
            form.add(role);
        }
        clearanceEndsOn.setHelperText(Words.of("member.form.clearance-end.help"));
        clearanceEndsOn.setClearButtonVisible(true);
        form.add(clearance, clearanceEndsOn);
        tourEndsOn.setHelperText(Words.of("member.form.tour.help"));
        tourEndsOn.setClearButtonVisible(true);
        form.add(tourEndsOn);
        return form;
    }

    private void show(Member now) {
        member = now;
        state.removeAll();
        state.add(MemberWords.state(now));
        role.setValue(ROLES_THAT_CHANGE.contains(now.role()) ? now.role() : null);
        clearance.show(now.clearances());
        shown = clearance.read();
        clearanceEndsOn.setValue(now.clearanceEndsOn());
        tourEndsOn.setValue(now.tourEndsOn());
        stateChange.setText(Words.of(isActive() ? "member.suspend" : "member.reinstate"));
    }

    private boolean isActive() {
        return member.state() == Member.State.ACTIVE;
    }

    private boolean isTouched() {
        return !clearance.read().equals(shown)
                || !Objects.equals(clearanceEndsOn.getValue(), member.clearanceEndsOn())
                || !wantedRole().equals(member.role())
                || !Objects.equals(tourEndsOn.getValue(), member.tourEndsOn());
    }

    private String wantedRole() {
        return Optional.ofNullable(role.getValue()).orElse(member.role());
    }

    private void save() {
        clearance.read().ifPresent(wanted -> {
            waits = false;
            if (attempt(() -> changeTerms(wanted))) {
                sheet.close();
                Notices.show(Words.of(waits ? "member.save.waits" : "member.save.done", member.displayName()));
            }
        });
    }

    private Member changeTerms(Clearances wanted) {
        Member now = member;
        if (!Objects.equals(tourEndsOn.getValue(), now.tourEndsOn())) {
            now = members.endTour(now, tourEndsOn.getValue());
        }
        if (!Optional.of(wanted).equals(shown) || !Objects.equals(clearanceEndsOn.getValue(), now.clearanceEndsOn())) {
            now = noting(now, members.clear(now, wanted, clearanceEndsOn.getValue()));
        }
        String wantedRole = wantedRole();
        return wantedRole.equals(now.role()) ? now : noting(now, members.changeRole(now, wantedRole));
    }

    // What comes back as it went waits for a second person.
    private Member noting(Member before, Member after) {
        waits |= after.equals(before);
        return after;
    }

    private void ask(String verb) {
        ConfirmQuestion question = new ConfirmQuestion(
                        Words.of("member." + verb + ".question", member.displayName()),
                        Words.of("member." + verb),
                        () -> changeState(verb))
                .because(Words.of("member." + verb + ".consequence"));
        (verb.equals("reinstate") ? question : question.destructive()).open();
    }

    private void changeState(String verb) {
        boolean done = attempt(() -> switch (verb) {
            case "suspend" -> members.suspend(member);
            case "reinstate" -> members.reinstate(member);
            default -> members.end(member);
        });
        if (done) {
            Notices.show(Words.of("member." + verb + ".done", member.displayName()));
            if (member.state() == Member.State.ENDED) {
                sheet.close();
            }
        }
    }

    private boolean attempt(Supplier<Member> change) {
        try {
            show(change.get());
            return true;
        } catch (MemberChangedMeanwhile | BeyondOwnNation e) {
            sheet.close();
            Notices.error(Words.of("member.changed-meanwhile", member.displayName()));
            return false;
        } catch (BeyondNationsClearance e) {
            Notices.error(Words.of("member.beyond-nation", member.nation()));
            return false;
        } catch (AccountsUnavailable e) {
            Notices.error(Words.of("member.keycloak"));
            return false;
        } finally {
            changed.run();
        }
    }
}
