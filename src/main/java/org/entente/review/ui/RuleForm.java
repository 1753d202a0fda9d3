package org.entente.review.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.entente.uikit.Words;
import org.entente.watching.Preview;
import org.entente.watching.RuleSetting;
import org.entente.watching.Threshold;
import org.entente.watching.WatchRules;

/** One rule: whether it is on, its numbers, and what it would have found with them. */
class RuleForm extends Details {

    private final RuleSetting before;
    private final Function<RuleSetting, Optional<Preview>> preview;
    private final Checkbox on = new Checkbox(Words.of("review.alert.rule.on"));
    private final Map<Threshold, IntegerField> numbers = new EnumMap<>(Threshold.class);
    private final Paragraph found = new Paragraph();

    RuleForm(RuleSetting setting, Function<RuleSetting, Optional<Preview>> preview) {
        this.before = setting;
        this.preview = preview;
        addClassName("alert-rule");
        Div fields = new Div(on);
        fields.addClassName("alert-rule-fields");
        on.setValue(setting.on());
        on.addValueChangeListener(changed -> say());
        for (Threshold threshold : setting.rule().thresholds()) {
            IntegerField field = field(threshold, setting.number(threshold));
            numbers.put(threshold, field);
            fields.add(field);
        }
        found.addClassName("alert-rule-found");
        found.getElement().setAttribute("role", "status");
        say();
        add(new Paragraph(Words.of("review.alert.rule.%s.text".formatted(setting.rule()))), fields, found);
        addOpenedChangeListener(opened -> {
            if (opened.isOpened()) {
                look();
            }
        });
    }

    // Not what the fields say of themselves: that comes after their listeners.
    boolean isValid() {
        return numbers.entrySet().stream().allMatch(one -> {
            Integer value = one.getValue().getValue();
            return value != null
                    && value >= one.getKey().least()
                    && value <= one.getKey().most();
        });
    }

    boolean isTouched() {
        return !isValid() || !read().equals(before);
    }

    RuleSetting read() {
        RuleSetting read = before.on(on.getValue());
        for (Map.Entry<Threshold, IntegerField> number : numbers.entrySet()) {
            read = read.with(number.getKey(), number.getValue().getValue());
        }
        return read;
    }

    private IntegerField field(Threshold threshold, int number) {
        IntegerField field = new IntegerField(Words.of("review.alert.threshold." + before.rule() + "." + threshold));
        field.setMin(threshold.least());
        field.setMax(threshold.most());
        field.setStepButtonsVisible(true);
        field.setRequiredIndicatorVisible(true);
        field.setI18n(new IntegerField.IntegerFieldI18n()
                .setRequiredErrorMessage(bounds(threshold))
                .setBadInputErrorMessage(bounds(threshold))
                .setMinErrorMessage(bounds(threshold))
                .setMaxErrorMessage(bounds(threshold)));
        field.setValue(number);
        field.addValueChangeListener(changed -> look());
        return field;
    }

    private static String bounds(Threshold threshold) {
        return Words.of("review.alert.threshold.bounds", threshold.least(), threshold.most());
    }

    private void say() {
        setSummaryText(Words.of(
                on.getValue() ? "review.alert.rule.is-on" : "review.alert.rule.is-off",
                AlertWords.rule(before.rule())));
    }

    private void look() {
        if (!isValid()) {
            found.setText("");
            return;
        }
        found.setText(preview.apply(read())
                .map(one -> Words.of(
                        one.whole() ? "review.alert.preview" : "review.alert.preview.newest",
                        WatchRules.PREVIEWED.toDays(),
                        one.alerts()))
                .orElseGet(() -> Words.of("review.alert.preview.none")));
    }
}
