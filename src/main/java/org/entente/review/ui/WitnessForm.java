package org.entente.review.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Optional;
import org.entente.nation.Nation;
import org.entente.shared.NationCode;
import org.entente.uikit.Words;

/** Whose key, and which. */
class WitnessForm extends FormLayout {

    private static final int LONGEST = 300;

    private final ComboBox<Nation> nation = new ComboBox<>(Words.of("review.witness.form.nation"));
    private final TextArea key = new TextArea(Words.of("review.witness.form.key"));

    /** What the form says. */
    record Entry(NationCode nation, String key) {}

    WitnessForm(List<Nation> nations) {
        setResponsiveSteps(new ResponsiveStep("0", 1));
        nation.setItems(
                nations.stream().filter(one -> one.state() != Nation.State.LEFT).toList());
        nation.setItemLabelGenerator(one -> one.code() + " " + one.name());
        nation.setRequiredIndicatorVisible(true);
        nation.addValueChangeListener(changed -> nation.setInvalid(false));
        key.setRequiredIndicatorVisible(true);
        key.setMaxLength(LONGEST);
        key.setHelperText(Words.of("review.witness.form.key.help"));
        key.addValueChangeListener(changed -> key.setInvalid(false));
        add(nation, key);
    }

    /** What was entered; empty, and the fields say why, if that is not enough. */
    Optional<Entry> read() {
        Nation whose = nation.getValue();
        if (whose == null) {
            nation.setErrorMessage(Words.of("review.witness.form.nation.missing"));
            nation.setInvalid(true);
        }
        if (key.getValue().isBlank()) {
            refuse(Words.of("review.witness.form.key.missing"));
        }
        return whose == null || key.getValue().isBlank()
                ? Optional.empty()
                : Optional.of(new Entry(whose.code(), key.getValue().strip()));
    }

    void refuse(String why) {
        key.setErrorMessage(why);
        key.setInvalid(true);
    }

    boolean isTouched() {
        return !nation.isEmpty() || !key.isEmpty();
    }
}
