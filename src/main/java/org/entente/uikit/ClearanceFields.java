package org.entente.uikit;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.entente.label.Clearance;
import org.entente.label.Clearances;
import org.entente.label.CoalitionPolicy;
import org.entente.label.Labels;
import org.entente.label.StatedClearance;
import org.entente.label.policy.SecurityPolicy;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * The fields for a clearance under every policy that is loaded: the coalition's own first, as simple as what is held allows, the
 * others behind “Other policies”. For people, it offers nothing that their nation is not cleared for. A file of ADatP-4774 fills the
 * fields of its policy; it is saved with them or not at all.
 */
public class ClearanceFields extends Div {

    private final Labels labels = LabelEngine.labels();
    private final boolean ofPerson;
    private final Div own = new Div();
    private final Details others = new Details(Words.of("uikit.clearance.others"));
    private final CoalitionClearanceBlock simple;
    private final Map<String, ClearanceBlock> blocks = new LinkedHashMap<>();
    private final ClearanceFileField file;
    private @Nullable NationCode nation;
    private @Nullable Clearances limit;
    private Clearances shown = Clearances.NONE;

    private ClearanceFields(ClearanceFileField.Reader reader, boolean ofPerson) {
        this.ofPerson = ofPerson;
        this.simple = new CoalitionClearanceBlock(labels.policy(), ofPerson);
        this.file = new ClearanceFileField(reader, this::take);
        addClassName("clearance-fields");
        others.addClassName("clearance-others");
        add(own, others, file);
        build();
    }

    /** For the clearance of a person, whose nation is not known yet. */
    public static ClearanceFields ofPerson(ClearanceFileField.Reader reader) {
        return new ClearanceFields(reader, true);
    }

    /** For what a nation's people may be given at most. */
    public static ClearanceFields ofNation(NationCode nation, ClearanceFileField.Reader reader) {
        ClearanceFields fields = new ClearanceFields(reader, false);
        fields.nation = nation;
        fields.build();
        return fields;
    }

    /** The nation of the person, and what it is cleared for. What was chosen under the coalition's policy stays as far as it may. */
    public void of(NationCode nation, Clearances limit) {
        this.nation = nation;
        this.limit = limit;
        build();
    }

    /** Shows what is held, as far as it may be. */
    public void show(Clearances held) {
        shown = within(held);
        build();
        blocks.forEach((policy, block) -> block.show(shown.under(policy).orElse(null)));
    }

    /** What the fields say; empty, and they say why, if that is not enough. */
    public Optional<Clearances> read() {
        List<ClearanceBlock> all = List.copyOf(blocks.values());
        if (!all.stream().allMatch(ClearanceBlock::isComplete)) {
            return Optional.empty();
        }
        List<Clearance> held = new ArrayList<>();
        all.stream()
                .flatMap(block -> Optional.ofNullable(block.read()).stream())
                .forEach(held::add);
        shown.held().stream().filter(one -> !blocks.containsKey(one.policy())).forEach(held::add);
        return Optional.of(new Clearances(held));
    }

    /** Whether nothing was chosen. */
    public boolean isEmpty() {
        return blocks.values().stream().allMatch(ClearanceBlock::isEmpty);
    }

    private Clearances within(Clearances held) {
        Clearances most = limit;
        return most == null ? held : held.commonWith(most);
    }

    private void build() {
        blocks.clear();
        own.removeAll();
        others.removeAll();
        ClearanceBlock coalition = coalition();
        blocks.put(CoalitionPolicy.NAME, coalition);
        own.add(coalition.component());
        labels.policies().current().stream()
                .filter(policy -> !policy.name().equals(CoalitionPolicy.NAME))
                .filter(this::offers)
                .forEach(policy -> {
                    ClearanceBlock block = new PolicyClearanceBlock(policy, nation, limit(policy.name()));
                    blocks.put(policy.name(), block);
                    others.add(block.component());
                });
        others.setVisible(blocks.size() > 1);
        file.setVisible(nation != null);
    }

    private ClearanceBlock coalition() {
        Clearance held = shown.under(CoalitionPolicy.NAME).orElse(null);
        if (CoalitionClearanceBlock.fits(held, labels.policy(), nation)) {
            simple.offer(nation, limit(CoalitionPolicy.NAME));
            return simple;
        }
        return new PolicyClearanceBlock(labels.policy().policy(), nation, limit(CoalitionPolicy.NAME));
    }

    // Of people whose nation is not known yet, nothing is known of other policies.
    private boolean offers(SecurityPolicy policy) {
        return ofPerson
                ? nation != null
                        && Optional.ofNullable(limit(policy.name()))
                                .filter(most -> !most.classifications().isEmpty())
                                .isPresent()
                : true;
    }

    private @Nullable Clearance limit(String policy) {
        Clearances most = limit;
        return most == null
                ? null
                : most.under(policy).orElseGet(() -> new Clearance(policy, new TreeSet<>(), List.of()));
    }

    // Of what the file states, the fields take what may be held, and tell of the rest.
    private boolean take(StatedClearance stated) {
        Clearances wanted = Clearances.of(stated.clearance());
        Clearances taken = within(wanted);
        shown = read().orElse(shown);
        shown = shown.with(taken.held().getFirst());
        build();
        blocks.forEach((policy, block) -> block.show(shown.under(policy).orElse(null)));
        if (!stated.clearance().policy().equals(CoalitionPolicy.NAME)) {
            others.setOpened(true);
        }
        return wanted.liesWithin(taken);
    }
}
