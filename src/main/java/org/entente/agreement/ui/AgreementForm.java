package org.entente.agreement.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.entente.agreement.AgreementData;
import org.entente.agreement.AgreementId;
import org.entente.agreement.AgreementKind;
import org.entente.agreement.AgreementSummary;
import org.entente.agreement.law.Terms;
import org.entente.uikit.DayField;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Edits what an agreement says. It knows fields, no service. */
class AgreementForm extends Div {

    private final TextArea title = new TextArea(Words.of("agreement.name"));
    private final TextField shortTitle = new TextField(Words.of("agreement.shortTitle"));
    private final Select<AgreementKind> kind = new Select<>();
    private final Checkbox binding = new Checkbox(Words.of("agreement.binding.yes"));
    private final DayField doneOn = new DayField(Words.of("agreement.done"));
    private final TextField place = new TextField(Words.of("agreement.place"));
    private final TextField depositary = new TextField(Words.of("agreement.depositary"));
    private final ComboBox<AgreementSummary> parent = new ComboBox<>(Words.of("agreement.parent"));
    private final TextArea subject = new TextArea(Words.of("agreement.subject"));
    private final TermsForm terms = new TermsForm();
    private @Nullable AgreementData shown;
    private @Nullable AgreementId notOffered;

    /** @param parents what it may stand under */
    AgreementForm(List<AgreementSummary> parents) {
        title.setMaxLength(AgreementData.TITLE_LENGTH);
        title.setRequiredIndicatorVisible(true);
        shortTitle.setMaxLength(AgreementData.SHORT_TITLE_LENGTH);
        place.setMaxLength(AgreementData.NAME_LENGTH);
        depositary.setMaxLength(AgreementData.NAME_LENGTH);
        subject.setMaxLength(AgreementData.SUBJECT_LENGTH);
        subject.setMinRows(3);
        kind.setLabel(Words.of("agreement.kind"));
        kind.setItems(AgreementKind.values());
        kind.setItemLabelGenerator(AgreementWords::of);
        kind.addValueChangeListener(changed -> {
            if (changed.isFromClient()) {
                binding.setValue(changed.getValue().usuallyBinding());
            }
        });
        kind.setValue(AgreementKind.MEMORANDUM_OF_UNDERSTANDING);
        parent.setItems(
                (agreement, typed) -> agreement
                                .title()
                                .toLowerCase(Words.language())
                                .contains(typed.toLowerCase(Words.language()))
                        || agreement.name().toLowerCase(Words.language()).contains(typed.toLowerCase(Words.language())),
                parents);
        parent.setItemLabelGenerator(AgreementSummary::name);
        parent.setClearButtonVisible(true);
        FormLayout form = new FormLayout();
        form.addClassName("plan-form");
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        form.add(title, 2);
        form.add(shortTitle, kind, doneOn, place, depositary, parent);
        form.add(binding, 2);
        form.add(subject, 2);
        add(form, terms);
        title.focus();
    }

    final void show(AgreementData data, List<AgreementSummary> parents) {
        shown = data;
        title.setValue(data.title());
        shortTitle.setValue(data.shortTitle() == null ? "" : data.shortTitle());
        kind.setValue(data.kind());
        binding.setValue(data.binding());
        doneOn.setValue(data.doneOn());
        place.setValue(data.place() == null ? "" : data.place());
        depositary.setValue(data.depositary() == null ? "" : data.depositary());
        subject.setValue(data.subject());
        Optional<AgreementSummary> above =
                parents.stream().filter(one -> one.id().equals(data.parent())).findFirst();
        parent.setValue(above.orElse(null));
        notOffered = above.isPresent() ? null : data.parent();
        terms.show(data.terms());
    }

    /** What the form holds, if it may be saved; otherwise the fields say why not. */
    final Optional<AgreementData> data() {
        title.setInvalid(title.getValue().isBlank());
        title.setErrorMessage(Words.of("agreement.name.required"));
        Optional<Terms> rules = terms.terms();
        if (title.getValue().isBlank() || rules.isEmpty()) {
            return Optional.empty();
        }
        @Nullable AgreementSummary above = parent.getValue();
        return Optional.of(new AgreementData(
                title.getValue().strip(),
                text(shortTitle),
                kind.getValue(),
                binding.getValue(),
                subject.getValue().strip(),
                text(depositary),
                text(place),
                doneOn.getValue(),
                above == null ? notOffered : above.id(),
                rules.get()));
    }

    final boolean changed() {
        Optional<AgreementData> now = data();
        return now.isEmpty() ? !title.isEmpty() : !now.get().equals(shown);
    }

    private static @Nullable String text(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }
}
