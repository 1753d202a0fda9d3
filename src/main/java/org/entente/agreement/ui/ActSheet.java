package org.entente.agreement.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.entente.agreement.Agreement;
import org.entente.agreement.Agreements;
import org.entente.agreement.RecordedAct;
import org.entente.agreement.law.Act;
import org.entente.agreement.law.ActKind;
import org.entente.agreement.law.Party;
import org.entente.uikit.DayField;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** The sheet in which an act about an agreement is recorded. */
class ActSheet {

    private final Agreements agreements;
    private final Agreement agreement;
    private final Select<ActKind> kind = new Select<>();
    private final PartyField party = new PartyField(Words.of("agreement.act.party"));
    private final ComboBox<Party> other = new ComboBox<>(Words.of("agreement.act.other"));
    private final DayField on = new DayField(Words.of("agreement.act.on"));
    private final DayField effectiveOn = new DayField(Words.of("agreement.act.effectiveOn"));
    private final TextArea note = new TextArea(Words.of("agreement.act.note"));

    ActSheet(Agreements agreements, Agreement agreement, LocalDate today) {
        this.agreements = agreements;
        this.agreement = agreement;
        kind.setLabel(Words.of("agreement.act"));
        kind.setItems(ActKind.values());
        kind.setItemLabelGenerator(AgreementWords::of);
        kind.addValueChangeListener(changed -> adapt());
        party.offer(agreement.course().parties());
        other.setItems(agreement.course().parties());
        other.setItemLabelGenerator(AgreementWords::name);
        on.setMax(today.plusYears(1));
        effectiveOn.setHelperText(Words.of("agreement.act.effectiveOn.help"));
        note.setMaxLength(RecordedAct.NOTE_LENGTH);
        kind.setValue(ActKind.RATIFICATION);
    }

    /** Opens the sheet, and returns it. */
    final SideSheet open(Runnable recorded) {
        FormLayout form = new FormLayout(kind, party, other, on, effectiveOn, note);
        form.addClassName("plan-form");
        form.setAutoResponsive(true);
        form.setMaxColumns(1);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        ScreenMarking.show(form, List.of(agreement.label()));
        Button save = new Button(Words.of("agreement.act.verb"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet =
                new SideSheet(Words.of("agreement.act.title", agreement.data().name()), form, save);
        sheet.unsaved(() -> !on.isEmpty() || !note.isEmpty());
        save.addClickListener(click -> act().ifPresent(act -> AgreementSheet.attempt(() -> {
            agreements.record(agreement.id(), act, note.getValue());
            sheet.close();
            Notices.show(Words.of("agreement.act.recorded", AgreementWords.of(act.kind())));
            recorded.run();
        })));
        sheet.open();
        return sheet;
    }

    private void adapt() {
        ActKind chosen = kind.getValue();
        party.setVisible(chosen.mayNameParty());
        party.setHelperText(chosen.needsParty() ? "" : Words.of("agreement.act.party.all"));
        other.setVisible(chosen.needsOther());
        effectiveOn.setVisible(chosen.isNotice());
    }

    private Optional<Act> act() {
        ActKind chosen = kind.getValue();
        @Nullable Party whose = party.isVisible() ? party.getValue() : null;
        @Nullable Party about = other.isVisible() ? other.getValue() : null;
        @Nullable LocalDate day = on.getValue();
        @Nullable LocalDate effect = effectiveOn.isVisible() ? effectiveOn.getValue() : null;
        boolean partyMissing = chosen.needsParty() && whose == null;
        boolean otherMissing = chosen.needsOther() && (about == null || about.equals(whose));
        boolean tooEarly = day != null && effect != null && effect.isBefore(day);
        complain(partyMissing, otherMissing, day == null, tooEarly);
        return partyMissing || otherMissing || day == null || tooEarly
                ? Optional.empty()
                : Optional.of(new Act(chosen, whose, day, effect, about));
    }

    private void complain(boolean partyMissing, boolean otherMissing, boolean dayMissing, boolean tooEarly) {
        party.setInvalid(partyMissing);
        party.setErrorMessage(Words.of("agreement.act.party.required"));
        other.setInvalid(otherMissing);
        other.setErrorMessage(Words.of("agreement.act.other.required"));
        on.setInvalid(dayMissing);
        on.setErrorMessage(Words.of("agreement.act.on.required"));
        effectiveOn.setInvalid(tooEarly);
        effectiveOn.setErrorMessage(Words.of("agreement.act.effectiveOn.early"));
    }
}
