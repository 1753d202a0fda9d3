package org.entente.uikit;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.selection.MultiSelect;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.entente.label.LabelGround;
import org.entente.label.TagType;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.entente.shared.NationCode;

/** The values of one tag of a label: boxes where there are few, a list to type into where there are many. Says what they do. */
final class TagChoice extends Div {

    private static final int MOST_BOXES = 8;

    private final LabelGround ground;
    private final PolicyTag tag;
    private final Locale language;
    private final MultiSelect<?, String> field;
    private final Consumer<Collection<String>> offer;
    private final Span withheld = new Span();
    private List<String> offered = List.of();
    private boolean filling;

    TagChoice(LabelGround ground, PolicyTag tag, Locale language, Consumer<SortedSet<String>> chosen) {
        this.ground = ground;
        this.tag = tag;
        this.language = language;
        addClassName("label-tag");
        if (isShort()) {
            CheckboxGroup<String> boxes = new CheckboxGroup<>(tag.name());
            boxes.setItemLabelGenerator(this::word);
            boxes.setHelperText(help());
            offer = boxes::setItems;
            field = boxes;
            add(boxes);
        } else {
            MultiSelectComboBox<String> list = new MultiSelectComboBox<>(tag.name());
            list.setItemLabelGenerator(this::word);
            list.setHelperText(help());
            list.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
            list.setSelectedItemsOnTop(true);
            offer = list::setItems;
            field = list;
            add(list);
        }
        withheld.addClassName("label-withheld");
        add(withheld);
        field.addValueChangeListener(changed -> {
            if (!filling) {
                chosen.accept(new TreeSet<>(changed.getValue()));
            }
        });
    }

    PolicyTag tag() {
        return tag;
    }

    /** Whether the values are few enough to be seen at once. */
    boolean isShort() {
        return tag.values().size() <= MOST_BOXES;
    }

    /**
     * @param possible the values that may be chosen, those that are among them; nothing is shown if there is none
     * @param reasons why others may not be
     */
    void show(SortedSet<String> chosen, List<PolicyTag.Value> possible, List<String> reasons) {
        List<String> now = possible.stream()
                .map(PolicyTag.Value::name)
                .sorted(Comparator.comparingInt(this::place))
                .toList();
        filling = true;
        // A list that is open stays as it is while nothing in it changes.
        if (!now.equals(offered)) {
            offered = now;
            offer.accept(now);
        }
        field.setValue(chosen);
        filling = false;
        withheld.setText(String.join(". ", reasons));
        withheld.setVisible(!reasons.isEmpty());
        field.getElement().setVisible(!now.isEmpty());
        setVisible(!now.isEmpty() || !reasons.isEmpty());
    }

    void setReadOnly(boolean readOnly) {
        field.setReadOnly(readOnly);
    }

    // Those who are there, those who take part, the rest of the world; the policy's order otherwise.
    private int place(String value) {
        if (!tag.namesNations()) {
            return 0;
        }
        return NationCode.parse(value)
                .map(code ->
                        ground.here().contains(code) ? 0 : ground.partners().contains(code) ? 1 : 2)
                .orElse(2);
    }

    private String word(String value) {
        SecurityPolicy policy = ground.policy();
        String word = policy.words(tag.name(), tag.type(), List.of(value), language);
        if (!tag.namesNations()) {
            return word;
        }
        String name = NationCode.parse(value)
                .filter(NationCode::isAssigned)
                .map(code -> code.displayName(language))
                .orElse(word);
        return name.equals(value) ? value : value + " " + name;
    }

    private String help() {
        boolean own = tag.namesNations() && tag.value(ground.own().value()).isPresent();
        if (own) {
            return Words.of("uikit.label.nations.help", ground.own().value());
        }
        return Words.of(
                tag.type() != TagType.INFORMATIVE && tag.maximum() == 1
                        ? "uikit.label.help.one." + tag.type()
                        : "uikit.label.help." + tag.type());
    }
}
