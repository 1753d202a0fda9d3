package org.entente.spill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.label.ConfidentialityLabel;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.spill.Spill;
import org.entente.spill.SpillFile;
import org.entente.spill.SpillId;
import org.entente.spill.SpillNotice;
import org.entente.spill.SpillPerson;
import org.entente.spill.SpillState;
import org.entente.spill.Spills;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Times;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;
import org.entente.workspace.LabelGrounds;
import org.jspecify.annotations.Nullable;

/**
 * One case. Who handles it finds the next step here; who was told to delete copies says so here; the rest read how far it has come. What
 * the object holds is on no such page.
 */
@Route(SpillNavigation.SPILL)
@RolesAllowed({Roles.LIAISON_OFFICER, Roles.AUDITOR})
class SpillView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Spills spills;
    private final LabelGrounds grounds;
    private final CurrentMember currentMember;
    private final SpillEvidence evidence;
    private @Nullable SpillId shown;

    SpillView(
            Spills spills,
            LabelGrounds grounds,
            CurrentMember currentMember,
            LiveChanges changes,
            SpillEvidence evidence) {
        this.evidence = evidence;
        this.spills = spills;
        this.grounds = grounds;
        this.currentMember = currentMember;
        addClassNames("page", "spill-page");
        LiveView.listen(this, changes, Spills.TOPIC, change -> {
            if (shown != null && change.concerns(shown.value())) {
                readAgain();
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<SpillId> id = event.getRouteParameters().get("spill").flatMap(SpillId::parse);
        Optional<SpillFile> found = id.flatMap(this::read);
        shown = found.isEmpty() ? null : id.orElse(null);
        found.ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
    }

    @Override
    public String getPageTitle() {
        return shown == null ? "" : Words.of("spill.case", shown.number());
    }

    private Optional<SpillFile> read(SpillId id) {
        return currentMember.require().role().equals(Roles.AUDITOR) ? spills.openForAuditor(id) : spills.open(id);
    }

    private void readAgain() {
        if (shown != null) {
            read(shown).ifPresentOrElse(this::show, this::removeAll);
        }
    }

    private void show(SpillFile file) {
        removeAll();
        Spill spill = file.spill();
        SpillNotice notice = file.notice();
        boolean auditor = currentMember.require().role().equals(Roles.AUDITOR);
        ViewHeader header = new ViewHeader(getPageTitle()).back(Words.of("spill.title"), SpillNavigation.LIST);
        add(header);
        ScreenMarking.show(this, auditor ? List.of() : marked(spill, notice));
        if (notice != null) {
            add(told(file, notice));
        }
        if (spill == null) {
            add(people(file, true));
            return;
        }
        header.marking(spill.label()).status(SpillWords.badge(spill.state()));
        if (spill.handled()) {
            act(header, spill, file);
        }
        if (auditor) {
            header.actions(
                    evidence.link(spill),
                    link("audit/questions?ask=seen&object=" + spill.object(), "spill.desk.seen"),
                    link("audit/questions?ask=could&object=" + spill.object(), "spill.desk.could"));
        }
        Paragraph next = new Paragraph(
                Words.of("spill.next." + spill.state(), spill.originator().value()));
        next.addClassName("lead");
        add(next);
        ConfidentialityLabel wanted = spill.wanted();
        if (wanted != null && spill.frozen()) {
            add(waiting(spill, wanted));
        }
        add(new Section(new H2(Words.of("spill.facts")), new SpillFacts(file, spill)));
        if (spill.handled() || auditor || !file.people().isEmpty()) {
            add(people(file, spill.steps().stream().anyMatch(step -> step.to() == SpillState.INFORMED)));
        }
    }

    private static Section people(SpillFile file, boolean told) {
        return new Section(new H2(Words.of("spill.people")), new SpillPeople(file.people(), told));
    }

    private static List<ConfidentialityLabel> marked(@Nullable Spill spill, @Nullable SpillNotice notice) {
        if (spill != null) {
            return List.of(spill.label());
        }
        return notice == null ? List.of() : List.of(notice.label());
    }

    // The next step, and no other.
    private void act(ViewHeader header, Spill spill, SpillFile file) {
        switch (spill.state()) {
            case REPORTED -> {
                header.primary(new Button(
                        Words.of("spill.relabel"),
                        click -> new RelabelSpill(spills, spill, grounds.of(spill.workspace()), this::readAgain)
                                .sheet()
                                .open()));
                if (!spill.reportedByMe()) {
                    header.actions(ask("release", () -> spills.release(spill.id())));
                }
            }
            case RELABELLED ->
                header.primary(ask(
                        "inform",
                        () -> spills.inform(spill.id()),
                        file.people().stream().filter(SpillPerson::vouched).count()));
            case INFORMED, RELEASED -> header.primary(ask("close", () -> spills.close(spill.id())));
            case CLOSED -> {}
        }
    }

    private Component told(SpillFile file, SpillNotice notice) {
        Div box = new Div(
                new H2(Words.of("spill.told")),
                new Paragraph(
                        new Span(Words.of("spill.told.what", Words.of("spill.kind." + notice.kind()))),
                        new Span(" "),
                        new MarkingChip(notice.label())),
                new Paragraph(Words.of(
                        "spill.people.use",
                        notice.person().opened(),
                        notice.person().taken(),
                        notice.person().worked())),
                new Paragraph(
                        new Span(Words.of("spill.told.last")),
                        new Span(" "),
                        Times.dtg(notice.person().last())),
                new Paragraph(Words.of("spill.told.do")));
        box.addClassName("label-change");
        String path = file.path();
        if (path != null && file.spill() == null) {
            box.add(new Paragraph(new Anchor(path, Words.of("spill.fact.open"))));
        }
        if (notice.person().acknowledged() == null) {
            Button done = ask("acknowledge", () -> spills.acknowledge(notice.id()));
            done.addThemeVariants(ButtonVariant.PRIMARY);
            box.add(done);
        } else {
            box.add(new Paragraph(
                    new Span(Words.of("spill.told.done")),
                    new Span(" "),
                    Times.dtg(notice.person().acknowledged())));
        }
        return box;
    }

    private Component waiting(Spill spill, ConfidentialityLabel wanted) {
        Div box = new Div(
                new H2(Words.of("spill.waiting")),
                new Paragraph(new MarkingChip(spill.label()), new Span(" → "), new MarkingChip(wanted)));
        box.addClassName("label-change");
        if (spill.handled() && !spill.wantedByMe()) {
            Button agree = ask("agree", () -> spills.relabel(spill.id(), wanted));
            agree.addThemeVariants(ButtonVariant.PRIMARY);
            box.add(agree);
        } else {
            box.add(new Paragraph(
                    Words.of("spill.waiting.text", spill.originator().value())));
        }
        return box;
    }

    private Button ask(String verb, Runnable act, Object... about) {
        return new Button(
                Words.of("spill." + verb),
                click -> new ConfirmQuestion(
                                Words.of("spill." + verb + ".question", about), Words.of("spill." + verb), () -> {
                                    SpillWords.attempt(() -> {
                                        act.run();
                                        Notices.show(Words.of("spill." + verb + ".done"));
                                    });
                                    readAgain();
                                })
                        .because(Words.of("spill." + verb + ".text"))
                        .open());
    }

    private static Anchor link(String href, String key) {
        Anchor link = new Anchor(href, Words.of(key));
        link.addClassName("button-link");
        return link;
    }
}
