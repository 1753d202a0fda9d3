package org.entente.nation.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.shared.NationCode;
import org.entente.uikit.Words;

/** Which nation comes in, and under what name. */
class NationForm extends FormLayout {

    private final ComboBox<NationCode> code = new ComboBox<>(Words.of("nation.form.code"));
    private final TextField name = new TextField(Words.of("nation.form.name"));

    /** What the form says. */
    record Entry(NationCode code, String name) {}

    NationForm(List<NationCode> choice) {
        setResponsiveSteps(new ResponsiveStep("0", 1));
        code.setItems(choice);
        code.setItemLabelGenerator(one -> one.value() + " " + one.displayName(Words.language()));
        code.setRequiredIndicatorVisible(true);
        code.setPlaceholder(Words.of("nation.form.code.choose"));
        code.addValueChangeListener(changed -> {
            code.setInvalid(false);
            if (changed.getValue() != null) {
                name.setValue(changed.getValue().displayName(Locale.ENGLISH));
                name.setInvalid(false);
            }
        });
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(100);
        name.setHelperText(Words.of("nation.form.name.help"));
        add(code, name);
    }

    /** What was entered; empty, and the fields say why, if that is not enough. */
    Optional<Entry> read() {
        if (code.isEmpty()) {
            refuse(Words.of("nation.form.code.missing"));
            return Optional.empty();
        }
        if (name.getValue().isBlank()) {
            name.setErrorMessage(Words.of("nation.form.name.missing"));
            name.setInvalid(true);
            return Optional.empty();
        }
        return Optional.of(new Entry(code.getValue(), name.getValue().strip()));
    }

    void refuse(String why) {
        code.setErrorMessage(why);
        code.setInvalid(true);
    }

    boolean isTouched() {
        return !code.isEmpty() || !name.isEmpty();
    }
}
