package org.entente.exercise.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.exercise.planning.AnswerState;
import org.entente.exercise.planning.NationAnswer;
import org.entente.exercise.planning.Participation;
import org.entente.exercise.planning.PlanSections;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.nation.Nation;
import org.entente.nation.Nations;
import org.entente.shared.NationCode;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Icons;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Times;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;

/** Which nations are invited and what they answered; one's own nation's answer is given here. */
final class ParticipantsPanel extends Div {

    private final Participation participation;
    private final Nations nations;
    private final PlanContext page;
    private List<NationAnswer> shown = List.of();

    ParticipantsPanel(Participation participation, Nations nations, LiveChanges changes, PlanContext page) {
        this.participation = participation;
        this.nations = nations;
        this.page = page;
        addClassName("plan-part");
        ScreenMarking.show(this, List.of(page.plan().label()));
        show(participation.list(page.plan().id()));
        LiveView.listen(this, changes, PlanSections.TOPIC, change -> {
            if (change.concerns(page.plan().id())) {
                readAgain();
            }
        });
    }

    private void readAgain() {
        List<NationAnswer> now = participation.list(page.plan().id());
        if (!now.equals(shown)) {
            show(now);
        }
    }

    private void show(List<NationAnswer> now) {
        shown = new ArrayList<>(now);
        removeAll();
        Div head = new Div(new H2(Words.of("exercise.answers")), counts(now));
        head.addClassName("part-head");
        add(head);
        if (page.writable()) {
            Button invite = new Button(Words.of("exercise.invite"), Icons.of("plus"), click -> invite());
            Button answer = new Button(Words.of("exercise.answer", page.reader().value()), click -> answer());
            answer.addThemeVariants(ButtonVariant.PRIMARY);
            Div actions = new Div(invite, answer);
            actions.addClassName("part-actions");
            head.add(actions);
        }
        if (now.isEmpty()) {
            add(new EmptyState(Words.of(page.writable() ? "exercise.answers.empty" : "exercise.answers.empty.reader")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("answer-list");
        now.forEach(answer -> list.add(item(answer)));
        add(list);
    }

    private static Component counts(List<NationAnswer> answers) {
        Span counts = new Span();
        counts.addClassName("badges");
        for (AnswerState state : AnswerState.values()) {
            long many = answers.stream().filter(one -> one.state() == state).count();
            if (many > 0) {
                counts.add(new StatusBadge(many + " " + name(state), tone(state)));
            }
        }
        return counts;
    }

    private static ListItem item(NationAnswer answer) {
        Span who = new Span(
                new NationBadge(answer.nation()), new Span(answer.nation().displayName(Words.language())));
        who.addClassName("answer-nation");
        ListItem item = new ListItem(who, new StatusBadge(name(answer.state()), tone(answer.state())));
        Div told = new Div();
        told.addClassName("answer-told");
        if (!answer.remark().isEmpty()) {
            told.add(new Span(answer.remark()));
        }
        Span when = new Span(Times.dtg(answer.updatedAt()));
        when.addClassName("muted");
        if (answer.updatedBy() != null) {
            when.add(new Span(Words.of("exercise.updated.by", answer.updatedBy())));
        }
        told.add(when);
        item.add(told);
        return item;
    }

    private void invite() {
        Set<NationCode> invited = shown.stream().map(NationAnswer::nation).collect(Collectors.toSet());
        MultiSelectComboBox<NationCode> chosen = new MultiSelectComboBox<>(Words.of("exercise.invite.nations"));
        chosen.setItems(nations.list().stream()
                .filter(nation -> nation.state() == Nation.State.ACTIVE && !invited.contains(nation.code()))
                .map(Nation::code)
                .toList());
        chosen.setItemLabelGenerator(code -> code.value() + " " + code.displayName(Words.language()));
        chosen.setHelperText(Words.of("exercise.invite.help"));
        Div content = new Div(chosen);
        content.addClassName("sheet-form");
        Button invite = new Button(Words.of("exercise.invite"));
        invite.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet = new SideSheet(Words.of("exercise.invite"), content, invite);
        invite.addClickListener(click -> {
            chosen.setInvalid(chosen.isEmpty());
            chosen.setErrorMessage(Words.of("exercise.invite.nobody"));
            if (!chosen.isEmpty()
                    && PartNotices.attempt(
                            () -> participation.invite(page.plan().id(), chosen.getValue()), this::readAgain)) {
                sheet.close();
                Notices.show(Words.of("exercise.invited"));
            }
        });
        page.open(sheet);
    }

    private void answer() {
        Optional<NationAnswer> before =
                shown.stream().filter(one -> one.nation().equals(page.reader())).findFirst();
        RadioButtonGroup<AnswerState> state = new RadioButtonGroup<>(Words.of("exercise.answer.state"));
        state.setItems(AnswerState.INTENDS, AnswerState.CONFIRMED, AnswerState.DECLINED);
        state.setItemLabelGenerator(ParticipantsPanel::name);
        TextArea remark = new TextArea(Words.of("exercise.answer.remark"));
        remark.setMaxLength(NationAnswer.REMARK_LENGTH);
        before.filter(one -> one.state() != AnswerState.INVITED).ifPresent(one -> {
            state.setValue(one.state());
            remark.setValue(one.remark());
        });
        Div content = new Div(state, remark);
        content.addClassName("sheet-form");
        ScreenMarking.show(content, List.of(page.plan().label()));
        Button give = new Button(Words.of("exercise.answer.verb"));
        give.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet =
                new SideSheet(Words.of("exercise.answer", page.reader().value()), content, give);
        String remarkBefore = remark.getValue();
        sheet.unsaved(() -> !remarkBefore.equals(remark.getValue()));
        give.addClickListener(click -> {
            AnswerState chosen = state.getValue();
            state.setInvalid(chosen == null);
            state.setErrorMessage(Words.of("exercise.answer.missing"));
            if (chosen != null
                    && PartNotices.attempt(
                            () -> participation.answer(
                                    page.plan().id(),
                                    page.reader(),
                                    before.map(NationAnswer::version).orElse(-1),
                                    chosen,
                                    remark.getValue()),
                            this::readAgain)) {
                sheet.close();
                Notices.show(Words.of("exercise.answered"));
            }
        });
        page.open(sheet);
    }

    private static String name(AnswerState state) {
        return Words.of("exercise.answer.state." + state);
    }

    private static Tone tone(AnswerState state) {
        return switch (state) {
            case INVITED -> Tone.NEUTRAL;
            case INTENDS -> Tone.INFO;
            case CONFIRMED -> Tone.SUCCESS;
            case DECLINED -> Tone.DANGER;
        };
    }
}
