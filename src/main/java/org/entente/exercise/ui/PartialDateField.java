package org.entente.exercise.ui;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import org.entente.exercise.PartialDate;
import org.entente.uikit.DayField;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** A date, and how much of it is known. */
class PartialDateField extends CustomField<PartialDate> {

    private final DayField day = new DayField();
    private final Select<PartialDate.Precision> precision = new Select<>();

    PartialDateField(String label) {
        setLabel(label);
        addClassName("partial-date");
        day.setAriaLabel(label);
        day.setLocale(Words.language());
        precision.setAriaLabel(Words.of("exercise.date.precision"));
        precision.setItems(PartialDate.Precision.values());
        precision.setItemLabelGenerator(known -> Words.of("exercise.date.precision." + known));
        precision.setValue(PartialDate.Precision.DAY);
        Div row = new Div(day, precision);
        row.addClassName("field-row");
        add(row);
    }

    @Override
    protected @Nullable PartialDate generateModelValue() {
        LocalDate chosen = day.getValue();
        return chosen == null ? null : new PartialDate(chosen, precision.getValue());
    }

    @Override
    protected void setPresentationValue(@Nullable PartialDate date) {
        day.setValue(date == null ? null : date.day());
        precision.setValue(date == null ? PartialDate.Precision.DAY : date.precision());
    }
}
