package org.entente.member.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import org.entente.label.Classification;
import org.entente.label.Clearance;
import org.entente.label.Clearances;
import org.entente.label.CoalitionPolicy;
import org.entente.shared.NationCode;
import org.entente.uikit.DayField;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** A clearance as administrators set it: the highest level held, and the caveats. */
class ClearanceFields {

    private final CoalitionPolicy policy;
    private final Select<Classification> level = new Select<>();
    private final CheckboxGroup<String> caveats = new CheckboxGroup<>();
    private final DayField endsOn = new DayField(Words.of("member.form.clearance-end"));

    ClearanceFields(CoalitionPolicy policy) {
        this.policy = policy;
        level.setLabel(Words.of("member.form.level"));
        level.setHelperText(Words.of("member.form.level.help"));
        level.setPlaceholder(Words.of("member.form.level.choose"));
        level.setRequiredIndicatorVisible(true);
        level.setItems(policy.classifications());
        level.setItemLabelGenerator(Classification::name);
        level.addValueChangeListener(changed -> level.setInvalid(false));
        caveats.setLabel(Words.of("member.form.caveats"));
        caveats.setItems(policy.caveats());
        endsOn.setHelperText(Words.of("member.form.clearance-end.help"));
        endsOn.setClearButtonVisible(true);
    }

    void addTo(FormLayout form) {
        form.add(level, caveats, endsOn);
    }

    void show(Clearances clearances, @Nullable LocalDate lastDay) {
        endsOn.setValue(lastDay);
        Optional<Clearance> clearance = clearances.under(CoalitionPolicy.NAME);
        level.setValue(
                clearance.flatMap(held -> MemberWords.level(held, policy)).orElse(null));
        caveats.setValue(
                clearance.map(held -> held.values(CoalitionPolicy.CAVEAT)).orElse(Collections.emptySortedSet()));
    }

    /** The clearance of a person of the nation; empty, and the field says why, if no level is chosen. */
    Optional<Clearance> read(NationCode nation) {
        if (level.isEmpty()) {
            level.setErrorMessage(Words.of("member.form.level.missing"));
            level.setInvalid(true);
            return Optional.empty();
        }
        return Optional.of(policy.clearance(level.getValue().name(), nation, caveats.getValue()));
    }

    /** The last day on which it holds; null leaves it open. */
    @Nullable LocalDate endsOn() {
        return endsOn.getValue();
    }

    boolean isEmpty() {
        return level.isEmpty() && caveats.isEmpty() && endsOn.isEmpty();
    }
}
