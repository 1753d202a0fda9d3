package org.entente.uikit;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.entente.label.Classification;
import org.entente.label.CoalitionPolicy;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.label.Marking;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * A field for a label: level, nations it is releasable to, caveats, and how it will read. Empty until a level is chosen, so
 * that nothing gets a label by default. The originator's own nation is always among the nations.
 */
public class LabelPicker extends CustomField<ConfidentialityLabel> {

    private final Labels labels = LabelEngine.labels();
    private final CoalitionPolicy policy = labels.policy();
    private final NationCode own;
    private final Select<Classification> level = new Select<>();
    private final MultiSelectComboBox<NationCode> nations = new MultiSelectComboBox<>();
    private final CheckboxGroup<String> caveats = new CheckboxGroup<>();
    private final Div preview = new Div();

    /**
     * @param nations the nations to choose from
     * @param own the originator's
     * @param ceilingRank the rank of the highest level that may be chosen
     */
    public LabelPicker(List<NationCode> nations, NationCode own, int ceilingRank) {
        this.own = own;
        addClassName("label-picker");
        level.setLabel(Words.of("uikit.label.level"));
        level.setPlaceholder(Words.of("uikit.label.level.choose"));
        level.setItems(policy.classifications().stream()
                .filter(one -> one.rank() <= ceilingRank)
                .toList());
        level.setItemLabelGenerator(Classification::name);
        this.nations.setLabel(Words.of("uikit.label.nations"));
        this.nations.setHelperText(Words.of("uikit.label.nations.help", own.value()));
        Set<NationCode> choice = new TreeSet<>(nations);
        choice.add(own);
        this.nations.setItems(choice);
        this.nations.setItemLabelGenerator(LabelPicker::name);
        this.nations.setValue(Set.of(own));
        this.nations.addValueChangeListener(changed -> {
            if (!changed.getValue().contains(own)) {
                this.nations.select(own);
            }
        });
        caveats.setLabel(Words.of("uikit.label.caveats"));
        caveats.setItems(policy.caveats());
        preview.addClassName("label-preview");
        preview.getElement().setAttribute("aria-live", "polite");
        add(level, this.nations, caveats, preview);
        addValueChangeListener(changed -> showPreview());
        showPreview();
    }

    @Override
    protected @Nullable ConfidentialityLabel generateModelValue() {
        Classification chosen = level.getValue();
        Collection<NationCode> released = new TreeSet<>(nations.getValue());
        released.add(own);
        return chosen == null ? null : policy.label(chosen.name(), released, caveats.getValue());
    }

    @Override
    protected void setPresentationValue(@Nullable ConfidentialityLabel label) {
        if (label == null) {
            level.clear();
            nations.setValue(Set.of(own));
            caveats.clear();
        } else {
            level.setValue(policy.classification(label.classification()).orElseThrow());
            nations.setValue(new TreeSet<>(label.values(CoalitionPolicy.RELEASABLE_TO).stream()
                    .map(NationCode::new)
                    .toList()));
            caveats.setValue(label.values(CoalitionPolicy.CAVEAT));
        }
        showPreview();
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        level.setReadOnly(readOnly);
        nations.setReadOnly(readOnly);
        caveats.setReadOnly(readOnly);
    }

    private void showPreview() {
        preview.removeAll();
        ConfidentialityLabel label = generateModelValue();
        if (label == null) {
            preview.add(new Span(Words.of("uikit.label.preview.none")));
        } else {
            Marking marking = labels.marking(label);
            Span text = new Span(marking.banner());
            text.addClassName("marking-text");
            text.getStyle().set("--marking-colour", marking.colour());
            preview.add(new Span(Words.of("uikit.label.preview")), text);
        }
    }

    private static String name(NationCode nation) {
        String name = nation.displayName(Words.language());
        return name.equals(nation.value()) ? name : nation.value() + " " + name;
    }
}
