package org.entente.agreement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.entente.agreement.Agreement;
import org.entente.agreement.Obligation;
import org.entente.agreement.Obligations;
import org.entente.agreement.law.Party;
import org.entente.document.DocumentId;
import org.entente.document.DocumentSummary;
import org.entente.uikit.DayField;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** The sheets in which an obligation is recorded, changed, and told to be met. */
class ObligationSheet {

    private final Obligations obligations;
    private final Agreement agreement;
    private final TextArea duty = new TextArea(Words.of("agreement.obligation.duty"));
    private final ComboBox<Party> party = new ComboBox<>(Words.of("agreement.obligation.party"));
    private final DayField dueOn = new DayField(Words.of("agreement.obligation.dueOn"));
    private final TextField article = new TextField(Words.of("agreement.article"));

    ObligationSheet(Obligations obligations, Agreement agreement) {
        this.obligations = obligations;
        this.agreement = agreement;
        duty.setMaxLength(Obligation.DUTY_LENGTH);
        article.setMaxLength(Obligation.ARTICLE_LENGTH);
        party.setItems(agreement.course().parties());
        party.setItemLabelGenerator(AgreementWords::name);
        party.setClearButtonVisible(true);
        party.setHelperText(Words.of("agreement.obligation.party.help"));
    }

    final void add(Runnable then) {
        edit("agreement.obligation.add", data -> obligations.add(agreement.id(), data), then);
    }

    final void change(Obligation before, Runnable then) {
        Obligation.Data data = before.data();
        duty.setValue(data.duty());
        party.setValue(data.party());
        dueOn.setValue(data.dueOn());
        article.setValue(data.article());
        edit("agreement.obligation.change", changed -> obligations.change(agreement.id(), before, changed), then);
    }

    final void settle(Obligation before, LocalDate today, Runnable then) {
        DayField metOn = new DayField(Words.of("agreement.obligation.metOn"));
        metOn.setValue(today);
        TextField note = new TextField(Words.of("agreement.obligation.note"));
        note.setMaxLength(Obligation.NOTE_LENGTH);
        ComboBox<DocumentSummary> document = new ComboBox<>(Words.of("agreement.obligation.document"));
        document.setItems(obligations.documents(agreement.id()));
        document.setItemLabelGenerator(DocumentSummary::fileName);
        document.setHelperText(Words.of("agreement.obligation.document.help"));
        Button save = AgreementSheet.primary("agreement.obligation.settle");
        SideSheet sheet = sheet("agreement.obligation.settle", save, metOn, document, note);
        save.addClickListener(click -> {
            @Nullable LocalDate day = metOn.getValue();
            metOn.setInvalid(day == null);
            metOn.setErrorMessage(Words.of("agreement.day.required"));
            if (day != null) {
                Optional<DocumentId> proof = document.getOptionalValue().map(DocumentSummary::id);
                AgreementSheet.attempt(() -> {
                    obligations.settle(
                            agreement.id(),
                            before,
                            day,
                            proof.map(DocumentId::value).orElse(null),
                            note.getValue());
                    done(sheet, then);
                });
            }
        });
        sheet.open();
    }

    private void edit(String words, Consumer<Obligation.Data> write, Runnable then) {
        Button save = AgreementSheet.primary("agreement.save");
        SideSheet sheet = sheet(words, save, duty, party, dueOn, article);
        save.addClickListener(click -> data().ifPresent(data -> AgreementSheet.attempt(() -> {
            write.accept(data);
            done(sheet, then);
        })));
        sheet.open();
    }

    private Optional<Obligation.Data> data() {
        @Nullable LocalDate due = dueOn.getValue();
        duty.setInvalid(duty.getValue().isBlank());
        duty.setErrorMessage(Words.of("agreement.obligation.duty.required"));
        dueOn.setInvalid(due == null);
        dueOn.setErrorMessage(Words.of("agreement.day.required"));
        return duty.getValue().isBlank() || due == null
                ? Optional.empty()
                : Optional.of(new Obligation.Data(
                        duty.getValue().strip(), article.getValue().strip(), party.getValue(), due));
    }

    private SideSheet sheet(String words, Button save, Component... fields) {
        FormLayout form = new FormLayout(fields);
        form.addClassName("plan-form");
        form.setAutoResponsive(true);
        form.setMaxColumns(1);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        ScreenMarking.show(form, List.of(agreement.label()));
        return new SideSheet(Words.of(words), form, save);
    }

    private static void done(SideSheet sheet, Runnable then) {
        sheet.close();
        Notices.show(Words.of("agreement.saved"));
        then.run();
    }
}
