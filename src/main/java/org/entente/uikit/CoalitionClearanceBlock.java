package org.entente.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.label.Clearance;
import org.entente.label.CoalitionPolicy;
import org.entente.label.TagType;
import org.entente.label.policy.Classification;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/** What is held under the coalition's own policy, in its simple form: up to a level, the own nation, caveats. */
class CoalitionClearanceBlock implements ClearanceBlock {

    private final CoalitionPolicy policy;
    private final boolean required;
    private final Select<Classification> level = new Select<>();
    private final CheckboxGroup<String> caveats = new CheckboxGroup<>();
    private final FormLayout form = new FormLayout(level, caveats);
    private @Nullable NationCode nation;
    private boolean stated;

    /** @param required whether a level has to be chosen */
    CoalitionClearanceBlock(CoalitionPolicy policy, boolean required) {
        this.policy = policy;
        this.required = required;
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        level.setLabel(Words.of("uikit.clearance.level"));
        level.setPlaceholder(Words.of("uikit.clearance.level.choose"));
        level.setRequiredIndicatorVisible(required);
        level.setEmptySelectionAllowed(!required);
        level.setItemLabelGenerator(one -> one == null ? Words.of("uikit.clearance.nothing") : one.name());
        level.addValueChangeListener(changed -> level.setInvalid(false));
        caveats.setLabel(Words.of("uikit.clearance.caveats"));
        offer(null, null);
    }

    /**
     * Whether the simple form says all of a clearance: every level up to one, released to the own nation and nobody else, and
     * caveats of the one tag that it shows.
     */
    static boolean fits(@Nullable Clearance held, CoalitionPolicy policy, @Nullable NationCode nation) {
        return held == null
                || held.classifications().isEmpty()
                || nation != null
                        && ClearanceWords.highest(held, policy.policy())
                                .map(highest -> policy.clearance(
                                        highest.name(),
                                        nation,
                                        held.values(CoalitionPolicy.CAVEAT, TagType.RESTRICTIVE)))
                                .filter(held::equals)
                                .isPresent();
    }

    /**
     * Offers what a nation is cleared for, and keeps of what was chosen what is still offered. For a person, nothing before the nation
     * is known: an open list whose contents are replaced would close under the hand.
     *
     * @param limit null: everything
     */
    void offer(@Nullable NationCode of, @Nullable Clearance limit) {
        nation = of;
        Classification chosen = level.getValue();
        Set<String> held = caveats.getValue();
        List<Classification> levels = policy.classifications().stream()
                .filter(one -> limit == null || limit.classifications().contains(one.name()))
                .toList();
        boolean waits = required && of == null;
        level.setEnabled(!waits);
        level.setHelperText(Words.of(
                waits
                        ? "uikit.clearance.level.first"
                        : required ? "uikit.clearance.level.help" : "uikit.clearance.level.nation"));
        level.setItems(levels);
        level.setValue(levels.contains(chosen) ? chosen : null);
        List<String> offered = policy.caveats().stream()
                .filter(one -> limit == null
                        || limit.values(CoalitionPolicy.CAVEAT, TagType.RESTRICTIVE)
                                .contains(one))
                .toList();
        caveats.setItems(offered);
        caveats.setVisible(!offered.isEmpty());
        caveats.setValue(held.stream().filter(offered::contains).collect(Collectors.toSet()));
    }

    @Override
    public void show(@Nullable Clearance held) {
        stated = held != null;
        level.setValue(Optional.ofNullable(held)
                .flatMap(one -> ClearanceWords.highest(one, policy.policy()))
                .orElse(null));
        caveats.setValue(held == null ? Set.of() : held.values(CoalitionPolicy.CAVEAT, TagType.RESTRICTIVE));
    }

    @Override
    public @Nullable Clearance read() {
        Classification highest = level.getValue();
        if (highest == null) {
            return stated ? new Clearance(CoalitionPolicy.NAME, new TreeSet<>(), List.of()) : null;
        }
        return nation == null ? null : policy.clearance(highest.name(), nation, caveats.getValue());
    }

    @Override
    public boolean isEmpty() {
        return level.isEmpty() && caveats.isEmpty();
    }

    // Where a nation is cleared for no level, there is none to choose.
    @Override
    public boolean isComplete() {
        boolean missing = required && level.isEmpty() && level.getListDataView().getItemCount() > 0;
        if (missing) {
            level.setErrorMessage(Words.of("uikit.clearance.level.missing"));
            level.setInvalid(true);
        }
        return !missing;
    }

    @Override
    public Component component() {
        return form;
    }
}
