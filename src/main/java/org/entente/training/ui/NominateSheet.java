package org.entente.training.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import org.entente.training.IterationId;
import org.entente.training.Nominations;
import org.entente.training.Nominee;
import org.entente.uikit.Notices;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;

/** The sheet in which a nation puts one of its people forward: a member, or anybody by rank and name. */
class NominateSheet {

    private final Nominations nominations;
    private final ComboBox<Nominee> member = new ComboBox<>(Words.of("training.nominate.member"));
    private final TextField rank = new TextField(Words.of("training.nominate.rank"));
    private final TextField name = new TextField(Words.of("training.nominate.name"));

    NominateSheet(Nominations nominations) {
        this.nominations = nominations;
        member.setItems(nominations.people());
        member.setItemLabelGenerator(Nominee::name);
        member.setClearButtonVisible(true);
        rank.setMaxLength(Nominee.RANK_LENGTH);
        name.setMaxLength(Nominee.NAME_LENGTH);
        member.addValueChangeListener(chosen -> {
            boolean known = chosen.getValue() != null;
            name.setEnabled(!known);
            name.setValue(known ? chosen.getValue().name() : "");
        });
    }

    final SideSheet open(IterationId iteration, Runnable nominated) {
        Button verb = new Button(Words.of("training.nominate.verb"));
        verb.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(new Paragraph(Words.of("training.nominate.text")), member, rank, name);
        fields.addClassName("sheet-column");
        SideSheet sheet = new SideSheet(Words.of("training.nominate"), fields, verb);
        sheet.unsaved(() -> !name.getValue().isBlank());
        verb.addClickListener(click -> {
            boolean named = !name.getValue().isBlank();
            name.setInvalid(!named);
            name.setErrorMessage(Words.of("training.nominate.name.required"));
            if (named) {
                TrainingWords.attempt(() -> {
                    nominations.nominate(iteration, nominee());
                    sheet.close();
                    Notices.show(Words.of("training.nominated", name.getValue().strip()));
                    nominated.run();
                });
            }
        });
        sheet.open();
        return sheet;
    }

    private Nominee nominee() {
        return new Nominee(
                member.getValue() == null ? null : member.getValue().member(),
                rank.getValue().isBlank() ? null : rank.getValue().strip(),
                name.getValue().strip());
    }
}
