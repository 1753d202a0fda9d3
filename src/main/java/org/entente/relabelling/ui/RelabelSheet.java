package org.entente.relabelling.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.LabelGround;
import org.entente.label.LabelRelation;
import org.entente.label.Labels;
import org.entente.relabelling.LabelOutlook;
import org.entente.relabelling.LabelReviews;
import org.entente.relabelling.LabelWish;
import org.entente.relabelling.Relabelling;
import org.entente.relabelling.RelabellingRefused;
import org.entente.uikit.DayField;
import org.entente.uikit.LabelPicker;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/**
 * The sheet in which the originator changes a label. It tells before the click whether the change takes effect at once, or whom it
 * asks; only then does it ask for a reason and a date.
 */
class RelabelSheet {

    private final Relabelling relabelling;
    private final LabelReviews reviews;
    private final Labels labels;
    private final LabelTarget target;
    private final Runnable changed;
    private final Checkbox own = new Checkbox(Words.of("relabelling.own"));
    private final LabelPicker picker;
    private final Div outlook = new Div();
    private final TextArea reason = new TextArea(Words.of("relabelling.reason"));
    private final DayField day = new DayField(Words.of("relabelling.day"));
    private final Button button = new Button();
    private final SideSheet sheet;

    RelabelSheet(
            Relabelling relabelling,
            LabelReviews reviews,
            Labels labels,
            LabelTarget target,
            LabelGround ground,
            Runnable changed) {
        this.relabelling = relabelling;
        this.reviews = reviews;
        this.labels = labels;
        this.target = target;
        this.changed = changed;
        picker = new LabelPicker(ground);
        picker.setLabel(Words.of("relabelling.new"));
        picker.setValue(target.label());
        picker.setVisible(target.own());
        own.setValue(target.own());
        own.setVisible(target.inherited() != null);
        outlook.addClassName("relabel-outlook");
        outlook.getElement().setAttribute("role", "status");
        reason.setMaxLength(LabelWish.REASON_LENGTH);
        reason.setMinRows(3);
        reason.setRequiredIndicatorVisible(true);
        reason.setHelperText(Words.of("relabelling.reason.help"));
        reason.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        day.setHelperText(Words.of("relabelling.day.help"));
        day.setMin(LocalDate.now(ZoneOffset.UTC).plusDays(1));
        day.setClearButtonVisible(true);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        Div now = new Div(new Span(Words.of("relabelling.now")), LabelText.of(labels, target.label()));
        now.addClassName("relabel-now");
        Div content = new Div(now, own, picker, outlook, reason, day, review());
        content.addClassNames("sheet-form", "relabel");
        if (target.inherited() != null) {
            content.addComponentAtIndex(1, new Paragraph(Words.of("relabelling.own.text")));
        }
        ScreenMarking.show(content, List.of(target.label()));
        sheet = new SideSheet(Words.of("relabelling.title", target.title()), content, button);
        sheet.unsaved(() -> differs() || !reason.isEmpty());
        own.addValueChangeListener(event -> {
            picker.setVisible(event.getValue());
            foretell();
        });
        picker.addValueChangeListener(event -> foretell());
        button.addClickListener(click -> change());
        foretell();
    }

    SideSheet sheet() {
        return sheet;
    }

    private Div review() {
        DayField again = new DayField(Words.of("relabelling.review"));
        again.setHelperText(Words.of("relabelling.review.help"));
        again.setClearButtonVisible(true);
        again.setValue(reviews.day(target.id()).orElse(null));
        Button set = new Button(Words.of("relabelling.review.set"), click -> {
            if (!again.isInvalid()) {
                try {
                    reviews.set(target.kind(), target.id(), again.getValue());
                    Notices.show(Words.of(again.isEmpty() ? "relabelling.review.none" : "relabelling.review.done"));
                } catch (RelabellingRefused e) {
                    Notices.error(RelabellingWords.of(e.why()));
                }
            }
        });
        Div review = new Div(again, set);
        review.addClassName("relabel-review");
        return review;
    }

    // The button says what it does, and there is none while nothing would change.
    private void foretell() {
        outlook.removeAll();
        picker.setInvalid(false);
        boolean asks = false;
        boolean changes = differs() && (!own.getValue() || picker.getValue() != null);
        if (changes) {
            try {
                LabelOutlook told = relabelling.outlook(target.kind(), target.id(), wanted());
                asks = told.relation() == LabelRelation.OPENS;
                tell(told);
            } catch (RelabellingRefused e) {
                outlook.add(new Paragraph(RelabellingWords.of(e, labels)));
                changes = false;
            }
        } else {
            outlook.add(new Paragraph(Words.of("relabelling.outlook.none")));
        }
        outlook.setClassName("relabel-outlook-asks", asks);
        reason.setVisible(asks);
        day.setVisible(asks);
        button.setEnabled(changes);
        button.setText(Words.of(asks ? "relabelling.ask" : "relabelling.change"));
    }

    private void tell(LabelOutlook told) {
        if (told.relation() != LabelRelation.OPENS) {
            outlook.add(new Paragraph(Words.of("relabelling.outlook.at-once")));
        } else if (told.colleagues().isEmpty()) {
            outlook.add(
                    new Paragraph(Words.of("relabelling.outlook.asks")),
                    new Paragraph(Words.of(
                            "relabelling.outlook.nobody", target.originator().value())));
        } else {
            outlook.add(
                    new Paragraph(Words.of("relabelling.outlook.asks")),
                    new Paragraph(Words.of("relabelling.outlook.colleagues", String.join(", ", told.colleagues()))));
        }
    }

    private void change() {
        boolean missing = reason.isVisible() && reason.getValue().isBlank();
        reason.setErrorMessage(Words.of("relabelling.reason.required"));
        reason.setInvalid(missing);
        if (missing || day.isInvalid()) {
            return;
        }
        LocalDate date = day.isVisible() ? day.getValue() : null;
        Instant at = date == null ? null : date.atStartOfDay(ZoneOffset.UTC).toInstant();
        try {
            Relabelling.Outcome outcome = relabelling.change(
                    new LabelWish(target.kind(), target.id(), target.label(), wanted(), reason.getValue(), at));
            sheet.close();
            Notices.show(Words.of("relabelling.outcome." + outcome));
            if (outcome == Relabelling.Outcome.DONE) {
                changed.run();
            }
        } catch (InvalidLabel e) {
            picker.setErrorMessage(String.join(" ", e.words(Words.language())));
            picker.setInvalid(true);
        } catch (RelabellingRefused e) {
            Notices.error(RelabellingWords.of(e, labels));
            if (e.why() == RelabellingRefused.Why.CHANGED_MEANWHILE || e.why() == RelabellingRefused.Why.NOT_THERE) {
                sheet.close();
                changed.run();
            } else {
                foretell();
            }
        }
    }

    private boolean differs() {
        ConfidentialityLabel chosen = picker.getValue();
        return own.getValue() != target.own()
                || own.getValue() && (chosen == null || !target.label().saysTheSameAs(chosen));
    }

    private @Nullable ConfidentialityLabel wanted() {
        return own.getValue() ? picker.getValue() : null;
    }
}
