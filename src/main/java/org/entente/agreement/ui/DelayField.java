package org.entente.agreement.ui;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import org.entente.agreement.law.Delay;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** A length of time: a number, and days, months or years. */
class DelayField extends CustomField<Delay> {

    private final IntegerField amount = new IntegerField();
    private final Select<Delay.Unit> unit = new Select<>();

    DelayField(String label) {
        super(Delay.NONE);
        setLabel(label);
        addClassName("delay-field");
        amount.setAriaLabel(label);
        amount.setMin(0);
        amount.setMax(Delay.LONGEST);
        amount.setValue(0);
        unit.setAriaLabel(Words.of("agreement.delay.unit"));
        unit.setItems(Delay.Unit.values());
        unit.setItemLabelGenerator(one -> Words.of("agreement.unit." + one));
        unit.setValue(Delay.Unit.DAYS);
        Div row = new Div(amount, unit);
        row.addClassName("field-row");
        add(row);
    }

    @Override
    protected Delay generateModelValue() {
        @Nullable Integer number = amount.getValue();
        return number == null || number < 0 || number > Delay.LONGEST ? Delay.NONE : new Delay(number, unit.getValue());
    }

    @Override
    protected void setPresentationValue(Delay delay) {
        amount.setValue(delay.amount());
        unit.setValue(delay.unit());
    }
}
