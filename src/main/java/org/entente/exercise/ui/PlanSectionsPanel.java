package org.entente.exercise.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.audit.ObjectKind;
import org.entente.exercise.planning.PlanSection;
import org.entente.exercise.planning.PlanSections;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.relabelling.ui.LabelDesk;
import org.entente.relabelling.ui.LabelTarget;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Icons;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Words;
import org.entente.workspace.LabelGrounds;

/** The sections of a plan, kept as they are in the database while they are on screen. */
final class PlanSectionsPanel extends Div {

    private final PlanSections sections;
    private final LabelGrounds grounds;
    private final LabelDesk labelDesk;
    private final PlanContext page;
    private List<PlanSection> shown = List.of();

    PlanSectionsPanel(
            PlanSections sections, LabelGrounds grounds, LabelDesk labelDesk, LiveChanges changes, PlanContext page) {
        this.sections = sections;
        this.grounds = grounds;
        this.labelDesk = labelDesk;
        this.page = page;
        addClassName("plan-sections");
        show(sections.list(page.plan().id()));
        LiveView.listen(this, changes, PlanSections.TOPIC, change -> {
            if (change.concerns(page.plan().id())) {
                readAgain();
            }
        });
    }

    private void readAgain() {
        List<PlanSection> now = sections.list(page.plan().id());
        if (!now.equals(shown)) {
            show(now);
        }
    }

    private void show(List<PlanSection> now) {
        shown = new ArrayList<>(now);
        removeAll();
        ScreenMarking.show(this, now.stream().map(PlanSection::label).toList());
        Div head = new Div(new H2(Words.of("exercise.sections")));
        head.addClassName("part-head");
        add(head);
        if (page.writable()) {
            Button add = new Button(Words.of("exercise.section.add"), Icons.of("plus"), click -> sheet().add());
            head.add(add);
        }
        if (now.isEmpty()) {
            add(new EmptyState(
                    Words.of(page.writable() ? "exercise.sections.empty" : "exercise.sections.empty.reader")));
        }
        for (int i = 0; i < now.size(); i++) {
            add(section(now.get(i), i > 0, i < now.size() - 1));
        }
    }

    private Component section(PlanSection one, boolean up, boolean down) {
        H3 heading = new H3(new MarkingChip(one.label()), new Span(one.data().heading()));
        Div head = new Div(heading);
        head.addClassName("part-head");
        head.add(actions(one, up, down));
        Section section = new Section(head);
        section.addClassName("plan-section");
        if (one.data().body().isEmpty()) {
            Paragraph nothing = new Paragraph(Words.of("exercise.section.nothing"));
            nothing.addClassName("muted");
            section.add(nothing);
        }
        Arrays.stream(one.data().body().split("\\R{2,}"))
                .filter(text -> !text.isBlank())
                .map(Paragraph::new)
                .forEach(section::add);
        return section;
    }

    private Component actions(PlanSection one, boolean up, boolean down) {
        Div actions = new Div();
        actions.addClassName("part-actions");
        Button more = new Button(Icons.of("more"));
        more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        more.setAriaLabel(Words.of("exercise.section.more", one.data().heading()));
        ContextMenu menu = new ContextMenu(more);
        menu.setOpenOnClick(true);
        if (page.writable()) {
            Button edit = new Button(Icons.of("edit"), click -> sheet().edit(one));
            edit.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            String editing = Words.of("exercise.section.edit", one.data().heading());
            edit.setAriaLabel(editing);
            edit.setTooltipText(editing);
            actions.add(edit);
            write(menu, one, up, down);
        }
        labelDesk.acts().forEach(act -> menu.addItem(act.name(), click -> act.begin(target(one), this::readAgain)));
        actions.add(more);
        return actions;
    }

    private void write(ContextMenu menu, PlanSection one, boolean up, boolean down) {
        if (up) {
            menu.addItem(Words.of("exercise.section.up"), click -> move(one, true));
        }
        if (down) {
            menu.addItem(Words.of("exercise.section.down"), click -> move(one, false));
        }
        if (one.originator().equals(page.reader())) {
            menu.addItem(Words.of("exercise.section.label"), click -> relabel(one));
        }
        menu.addItem(Words.of("exercise.section.remove"), click -> remove(one));
    }

    private void relabel(PlanSection one) {
        page.open(labelDesk.sheet(target(one), grounds.of(page.plan().workspace()), this::readAgain));
    }

    private LabelTarget target(PlanSection one) {
        return new LabelTarget(
                ObjectKind.EXERCISE_SECTION,
                one.id().value(),
                one.data().heading(),
                one.label(),
                one.ownLabel(),
                page.plan().label(),
                one.originator());
    }

    private SectionSheet sheet() {
        return new SectionSheet(sections, grounds, page, this::readAgain);
    }

    private void move(PlanSection one, boolean up) {
        PartNotices.attempt(() -> sections.move(page.plan().id(), one.id(), up), this::readAgain);
    }

    private void remove(PlanSection one) {
        new ConfirmQuestion(
                        Words.of("exercise.section.remove.question", one.data().heading()),
                        Words.of("exercise.section.remove"),
                        () -> PartNotices.attempt(
                                () -> {
                                    sections.remove(page.plan().id(), one.id(), one.version());
                                    Notices.show(Words.of("exercise.section.removed"));
                                },
                                this::readAgain))
                .destructive()
                .open();
    }
}
