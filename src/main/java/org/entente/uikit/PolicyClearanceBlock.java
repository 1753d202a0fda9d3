package org.entente.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.formlayout.FormLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.TagType;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * What is held under any policy: its levels one by one, and its values of every tag that bears on access. Choosing a level that is
 * higher than all chosen ones chooses those below it too; each can be taken out again.
 */
class PolicyClearanceBlock implements ClearanceBlock {

    /** Up to how many values are shown at once. */
    private static final int FEW = 8;

    private final SecurityPolicy policy;
    private final @Nullable NationCode nation;
    private final CheckboxGroup<Classification> levels = new CheckboxGroup<>();
    private final Map<PolicyTag, HasValue<?, Set<String>>> tags = new LinkedHashMap<>();
    private final Details details = new Details();
    private List<Category> besides = List.of();
    private boolean stated;
    private boolean filling;

    /** @param limit what may be offered; null: everything */
    PolicyClearanceBlock(SecurityPolicy policy, @Nullable NationCode nation, @Nullable Clearance limit) {
        this.policy = policy;
        this.nation = nation;
        FormLayout form = new FormLayout();
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        levels.setLabel(Words.of("uikit.clearance.levels"));
        levels.setItems(policy.levels().stream()
                .filter(level -> limit == null || limit.classifications().contains(level.name()))
                .toList());
        levels.setItemLabelGenerator(Classification::name);
        levels.addValueChangeListener(changed -> {
            if (!filling) {
                fillUp(changed.getOldValue(), changed.getValue());
            }
            summarise();
        });
        form.add(levels);
        policy.tags().stream().filter(tag -> tag.type() != TagType.INFORMATIVE).forEach(tag -> field(tag, limit, form));
        details.add(form);
        details.addClassName("clearance-policy");
        show(null);
    }

    private void field(PolicyTag tag, @Nullable Clearance limit, FormLayout form) {
        List<String> offered = tag.values().stream()
                .map(PolicyTag.Value::name)
                .filter(value ->
                        limit == null || limit.values(tag.name(), tag.type()).contains(value))
                .toList();
        if (offered.isEmpty()) {
            return;
        }
        if (offered.size() <= FEW) {
            CheckboxGroup<String> field = new CheckboxGroup<>();
            field.setLabel(tag.name());
            field.setItems(offered);
            field.setItemLabelGenerator(value -> word(tag, value));
            put(tag, field);
            form.add(field);
        } else {
            MultiSelectComboBox<String> field = new MultiSelectComboBox<>(tag.name());
            field.setItems(offered);
            field.setItemLabelGenerator(value -> word(tag, value));
            put(tag, field);
            form.add(field);
        }
    }

    private void put(PolicyTag tag, HasValue<?, Set<String>> field) {
        tags.put(tag, field);
        field.addValueChangeListener(changed -> summarise());
    }

    private String word(PolicyTag tag, String value) {
        String word = policy.words(tag.name(), tag.type(), List.of(value), Words.language());
        return word.equals(value) ? value : value + " " + word;
    }

    // The first choice of a level means those below it; later ones are the person's own.
    private void fillUp(Set<Classification> before, Set<Classification> after) {
        int highest = before.stream().mapToInt(Classification::rank).max().orElse(-1);
        int chosen = after.stream().mapToInt(Classification::rank).max().orElse(-1);
        if (chosen > highest) {
            fill(level -> level.rank() < chosen || after.contains(level));
        }
    }

    private void fill(Predicate<Classification> wanted) {
        filling = true;
        levels.setValue(levels.getListDataView().getItems().filter(wanted).collect(Collectors.toSet()));
        filling = false;
    }

    @Override
    public final void show(@Nullable Clearance held) {
        stated = held != null;
        fill(level -> held != null && held.classifications().contains(level.name()));
        Clearance says = held == null || held.classifications().isEmpty() ? null : held;
        tags.forEach((tag, field) -> field.setValue(says == null ? usual(tag) : values(tag, field, says)));
        besides = says == null
                ? List.of()
                : says.categories().stream()
                        .filter(category -> category.type() == TagType.INFORMATIVE)
                        .toList();
        summarise();
    }

    private static Set<String> values(PolicyTag tag, HasValue<?, Set<String>> field, Clearance held) {
        return tag.values(held.values(tag.name(), tag.type())).stream()
                .map(PolicyTag.Value::name)
                .filter(value -> offers(field, value))
                .collect(Collectors.toSet());
    }

    // What is released to a nation is for its people.
    private Set<String> usual(PolicyTag tag) {
        HasValue<?, Set<String>> field = tags.get(tag);
        return tag.type() == TagType.PERMISSIVE && nation != null && field != null && offers(field, nation.value())
                ? Set.of(nation.value())
                : Set.of();
    }

    private static boolean offers(HasValue<?, Set<String>> field, String value) {
        return field instanceof CheckboxGroup<?> few
                ? few.getListDataView().getItems().anyMatch(value::equals)
                : ((MultiSelectComboBox<?>) field).getListDataView().getItems().anyMatch(value::equals);
    }

    @Override
    public @Nullable Clearance read() {
        if (levels.isEmpty()) {
            return stated ? new Clearance(policy.name(), new TreeSet<>(), List.of()) : null;
        }
        List<Category> categories = new ArrayList<>(besides);
        tags.forEach((tag, field) -> {
            if (!field.getValue().isEmpty()) {
                categories.add(Category.of(tag.type(), tag.name(), field.getValue()));
            }
        });
        return new Clearance(
                policy.name(),
                new TreeSet<>(
                        levels.getValue().stream().map(Classification::name).toList()),
                categories);
    }

    private void summarise() {
        Clearance held = read();
        details.setSummaryText(Words.of(
                "uikit.clearance.policy",
                policy.name(),
                held == null ? Words.of("uikit.clearance.unstated") : ClearanceWords.text(held, policy, nation)));
    }

    @Override
    public boolean isEmpty() {
        return levels.isEmpty();
    }

    @Override
    public Component component() {
        return details;
    }
}
