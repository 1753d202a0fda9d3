package org.entente.exercise.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entente.exercise.ExerciseDomain;
import org.entente.exercise.ExerciseKind;
import org.entente.exercise.ExercisePlanData;
import org.entente.exercise.ExerciseStatus;
import org.entente.exercise.PartialDate;
import org.entente.shared.NationCode;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Edits what a plan says. It knows fields, no service. */
class PlanForm extends FormLayout {

    private final TextField name = new TextField(Words.of("exercise.name"));
    private final TextField series = new TextField(Words.of("exercise.series"));
    private final TextArea purpose = new TextArea(Words.of("exercise.purpose"));
    private final Select<ExerciseKind> kind = new Select<>();
    private final Select<ExerciseStatus> status = new Select<>();
    private final CheckboxGroup<ExerciseDomain> domains = new CheckboxGroup<>(Words.of("exercise.domains"));
    private final PartialDateField starts = new PartialDateField(Words.of("exercise.starts"));
    private final PartialDateField ends = new PartialDateField(Words.of("exercise.ends"));
    private final TextField place = new TextField(Words.of("exercise.place"));
    private final ComboBox<NationCode> host = new ComboBox<>(Words.of("exercise.host"));
    private final MultiSelectComboBox<String> participants =
            new MultiSelectComboBox<>(Words.of("exercise.participants"));
    private final Binder<Draft> binder = new Binder<>();

    PlanForm() {
        addClassName("plan-form");
        setAutoResponsive(true);
        setExpandColumns(true);
        setExpandFields(true);
        setUpChoices();
        setUpRules();
        add(name, 2);
        add(series, kind);
        add(purpose, 2);
        add(starts, ends);
        add(place, host);
        add(participants, 2);
        add(domains, 2);
        add(status);
        name.focus();
    }

    private void setUpChoices() {
        purpose.setMaxLength(ExercisePlanData.PURPOSE_LENGTH);
        purpose.setMinRows(3);
        kind.setLabel(Words.of("exercise.kind"));
        kind.setItems(ExerciseKind.values());
        kind.setItemLabelGenerator(ExerciseWords::of);
        status.setLabel(Words.of("exercise.status"));
        status.setItems(ExerciseStatus.values());
        status.setItemLabelGenerator(ExerciseWords::of);
        domains.setItems(ExerciseDomain.values());
        domains.setItemLabelGenerator(ExerciseWords::of);
        host.setItems(NationCode.iso());
        host.setItemLabelGenerator(PlanForm::nation);
        host.setClearButtonVisible(true);
        offer(Set.of());
        participants.setItemLabelGenerator(
                party -> NationCode.parse(party).map(PlanForm::nation).orElse(party));
        participants.setHelperText(Words.of("exercise.participants.help"));
        participants.setAllowCustomValue(true);
        participants.addCustomValueSetListener(typed -> {
            String party = typed.getDetail().strip();
            if (!party.isEmpty() && party.length() <= ExercisePlanData.NAME_LENGTH) {
                Set<String> chosen = new LinkedHashSet<>(participants.getValue());
                chosen.add(party);
                offer(chosen);
                participants.setValue(chosen);
            }
        });
    }

    private void setUpRules() {
        binder.forField(name)
                .asRequired(Words.of("exercise.name.required"))
                .withValidator(
                        text -> text.strip().length() <= ExercisePlanData.NAME_LENGTH, Words.of("exercise.text.long"))
                .bind(draft -> draft.name, (draft, value) -> draft.name = value);
        optionalText(series).bind(draft -> draft.series, (draft, value) -> draft.series = value);
        optionalText(place).bind(draft -> draft.place, (draft, value) -> draft.place = value);
        binder.forField(purpose).bind(draft -> draft.purpose, (draft, value) -> draft.purpose = value);
        binder.forField(kind).asRequired().bind(draft -> draft.kind, (draft, value) -> draft.kind = value);
        binder.forField(status).asRequired().bind(draft -> draft.status, (draft, value) -> draft.status = value);
        binder.forField(domains).bind(draft -> draft.domains, (draft, value) -> draft.domains = value);
        binder.forField(host).bind(draft -> draft.host, (draft, value) -> draft.host = value);
        Binder.Binding<Draft, PartialDate> end = binder.forField(ends)
                .asRequired(Words.of("exercise.ends.required"))
                .withValidator(
                        date -> starts.getValue() == null
                                || !date.latest().isBefore(starts.getValue().earliest()),
                        Words.of("exercise.ends.early"))
                .bind(draft -> draft.ends, (draft, value) -> draft.ends = value);
        binder.forField(starts)
                .asRequired(Words.of("exercise.starts.required"))
                .bind(draft -> draft.starts, (draft, value) -> draft.starts = value);
        starts.addValueChangeListener(changed -> {
            if (ends.getValue() == null && changed.getValue() != null) {
                ends.setValue(changed.getValue());
            } else {
                end.validate();
            }
        });
        binder.forField(participants)
                .withValidator(
                        parties -> parties.size() <= ExercisePlanData.MOST_PARTICIPANTS,
                        Words.of("exercise.participants.many"))
                .bind(draft -> draft.participants, (draft, value) -> draft.participants = value);
    }

    private Binder.BindingBuilder<Draft, String> optionalText(TextField field) {
        return binder.forField(field)
                .withValidator(
                        text -> text.strip().length() <= ExercisePlanData.NAME_LENGTH, Words.of("exercise.text.long"));
    }

    /** Fills the form; empty fields with sensible defaults for a new plan. */
    final void show(@Nullable ExercisePlanData data) {
        Draft draft = data == null ? new Draft() : new Draft(data);
        offer(draft.participants);
        binder.readBean(draft);
    }

    /** What the form holds, if it may be saved; otherwise the fields say why not. */
    final Optional<ExercisePlanData> data() {
        Draft draft = new Draft();
        return binder.writeBeanIfValid(draft) ? Optional.of(draft.data()) : Optional.empty();
    }

    final boolean changed() {
        return binder.hasChanges();
    }

    private void offer(Set<String> chosen) {
        Set<String> parties =
                new TreeSet<>(NationCode.iso().stream().map(NationCode::value).toList());
        parties.addAll(chosen);
        participants.setItems(parties);
    }

    private static String nation(NationCode nation) {
        return nation + " " + nation.displayName(Words.language());
    }

    private static final class Draft {
        private String name = "";
        private String series = "";
        private String purpose = "";
        private ExerciseKind kind = ExerciseKind.LIVE;
        private Set<ExerciseDomain> domains = Set.of();
        private @Nullable PartialDate starts;
        private @Nullable PartialDate ends;
        private String place = "";
        private @Nullable NationCode host;
        private Set<String> participants = Set.of();
        private ExerciseStatus status = ExerciseStatus.DRAFT;

        Draft() {}

        Draft(ExercisePlanData data) {
            name = data.name();
            series = data.series() == null ? "" : data.series();
            purpose = data.purpose();
            kind = data.kind();
            domains = data.domains();
            starts = data.starts();
            ends = data.ends();
            place = data.place() == null ? "" : data.place();
            host = data.host();
            participants = new LinkedHashSet<>(data.participants());
            status = data.status();
        }

        ExercisePlanData data() {
            PartialDate first = Objects.requireNonNull(starts);
            return new ExercisePlanData(
                    name.strip(),
                    series.isBlank() ? null : series.strip(),
                    purpose.strip(),
                    kind,
                    domains,
                    first,
                    Objects.requireNonNull(ends),
                    place.isBlank() ? null : place.strip(),
                    host,
                    List.copyOf(participants),
                    status);
        }
    }
}
