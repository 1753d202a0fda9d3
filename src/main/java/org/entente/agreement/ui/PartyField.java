package org.entente.agreement.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.entente.agreement.law.Party;
import org.entente.shared.NationCode;

/** Chooses one party: those known first, then all nations; others by name. */
class PartyField extends ComboBox<Party> {

    private final Set<Party> offered = new LinkedHashSet<>();

    PartyField(String label) {
        super(label);
        setItemLabelGenerator(PartyField::label);
        setAllowCustomValue(true);
        setClearButtonVisible(true);
        addCustomValueSetListener(typed -> {
            String name = typed.getDetail().strip();
            if (!name.isEmpty() && name.length() <= Party.NAME_LENGTH) {
                Party party = new Party(name);
                offered.add(party);
                setItems(offered);
                setValue(party);
            }
        });
        offer(Set.of());
    }

    final void offer(Collection<Party> first) {
        offered.clear();
        offered.addAll(first);
        NationCode.iso().stream().map(Party::of).forEach(offered::add);
        setItems(offered);
    }

    static String label(Party party) {
        return party.nation()
                .map(nation -> nation + " " + AgreementWords.name(party))
                .orElse(party.name());
    }
}
