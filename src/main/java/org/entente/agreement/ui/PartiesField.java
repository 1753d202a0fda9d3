package org.entente.agreement.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.entente.agreement.law.Party;
import org.entente.shared.NationCode;

/** Chooses parties: nations from the list, others by name. */
class PartiesField extends MultiSelectComboBox<Party> {

    PartiesField(String label) {
        super(label);
        setItemLabelGenerator(PartyField::label);
        setAllowCustomValue(true);
        addCustomValueSetListener(typed -> {
            String name = typed.getDetail().strip();
            if (!name.isEmpty() && name.length() <= Party.NAME_LENGTH) {
                Set<Party> chosen = new LinkedHashSet<>(getValue());
                chosen.add(new Party(name));
                choose(chosen);
            }
        });
        choose(Set.of());
    }

    final void choose(Set<Party> chosen) {
        Set<Party> offered =
                new TreeSet<>(NationCode.iso().stream().map(Party::of).toList());
        offered.addAll(chosen);
        setItems(offered);
        setValue(chosen);
    }
}
