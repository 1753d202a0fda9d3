package org.entente.agreement.ui;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.entente.agreement.AgreementKind;
import org.entente.agreement.AgreementQuery;
import org.entente.agreement.law.Party;
import org.entente.agreement.law.Standing;
import org.entente.shared.NationCode;
import org.entente.uikit.DayField;
import org.entente.uikit.Icons;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Narrows a list of agreements: what is chosen combines; statuses are those of the chosen day. */
class AgreementFilter extends Div {

    private static final int LONGEST_TEXT = 200;

    private final TextField text = new TextField();
    private final ComboBox<NationCode> party = new ComboBox<>();
    private final Select<AgreementKind> kind = new Select<>();
    private final Select<Standing> standing = new Select<>();
    private final Select<Boolean> binding = new Select<>();
    private final DayField day = new DayField();
    private final LocalDate today;

    /** @param changed is given what to change in the list's query */
    AgreementFilter(LocalDate today, Consumer<UnaryOperator<AgreementQuery>> changed) {
        this.today = today;
        addClassName("filter-bar");
        text.setPlaceholder(Words.of("agreement.filter.text"));
        text.setAriaLabel(Words.of("agreement.filter.text"));
        text.setPrefixComponent(Icons.of("search"));
        text.setClearButtonVisible(true);
        text.setMaxLength(LONGEST_TEXT);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        party.setPlaceholder(Words.of("agreement.filter.party"));
        party.setAriaLabel(Words.of("agreement.filter.party"));
        party.setItems(NationCode.iso());
        party.setItemLabelGenerator(nation -> nation + " " + nation.displayName(Words.language()));
        party.setClearButtonVisible(true);
        choice(kind, "agreement.filter.kind", AgreementWords::of, AgreementKind.values());
        choice(standing, "agreement.filter.standing", AgreementWords::of, Standing.values());
        choice(
                binding,
                "agreement.filter.binding",
                is -> Words.of(is ? "agreement.binding.yes" : "agreement.binding.no"),
                Boolean.TRUE,
                Boolean.FALSE);
        day.setAriaLabel(Words.of("agreement.filter.day"));
        day.setPlaceholder(Words.of("agreement.filter.day"));
        day.setClearButtonVisible(true);
        day.setLocale(Words.language());
        add(text, party, kind, standing, binding, day);
        text.addValueChangeListener(e -> changed.accept(this::narrow));
        party.addValueChangeListener(e -> changed.accept(this::narrow));
        kind.addValueChangeListener(e -> changed.accept(this::narrow));
        standing.addValueChangeListener(e -> changed.accept(this::narrow));
        binding.addValueChangeListener(e -> changed.accept(this::narrow));
        day.addValueChangeListener(e -> changed.accept(this::narrow));
    }

    private AgreementQuery narrow(AgreementQuery query) {
        @Nullable NationCode nation = party.getValue();
        @Nullable LocalDate on = day.getValue();
        return new AgreementQuery(
                query.workspace(),
                text.getValue().isBlank() ? null : text.getValue(),
                nation == null ? null : Party.of(nation),
                kind.getValue(),
                binding.getValue(),
                standing.getValue(),
                null,
                on == null ? today : on,
                query.order(),
                query.descending());
    }

    @SafeVarargs
    private static <T> void choice(Select<T> field, String words, ItemLabelGenerator<T> label, T... items) {
        field.setPlaceholder(Words.of(words));
        field.setAriaLabel(Words.of(words));
        field.setItems(items);
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(Words.of(words));
        field.setItemLabelGenerator(item -> item == null ? Words.of(words) : label.apply(item));
    }
}
