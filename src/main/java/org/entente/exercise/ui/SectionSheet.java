package org.entente.exercise.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Predicate;
import org.entente.exercise.planning.PlanSection;
import org.entente.exercise.planning.PlanSectionData;
import org.entente.exercise.planning.PlanSections;
import org.entente.exercise.planning.SectionKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.uikit.LabelPicker;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.entente.workspace.LabelGrounds;
import org.jspecify.annotations.Nullable;

/** The sheet in which a section is written: plain text, and a label of its own where it needs one. */
final class SectionSheet {

    private final PlanSections sections;
    private final PlanContext page;
    private final Runnable readAgain;
    private final Select<SectionKind> kind = new Select<>();
    private final TextField heading = new TextField(Words.of("exercise.section.heading"));
    private final TextArea body = new TextArea(Words.of("exercise.section.body"));
    private final Checkbox own = new Checkbox(Words.of("exercise.section.own"));
    private final LabelPicker label;
    private PlanSectionData before = new PlanSectionData(SectionKind.OBJECTIVES, "-", "");

    SectionSheet(PlanSections sections, LabelGrounds grounds, PlanContext page, Runnable readAgain) {
        this.sections = sections;
        this.page = page;
        this.readAgain = readAgain;
        label = new LabelPicker(grounds.of(page.plan().workspace()));
        kind.setLabel(Words.of("exercise.section.kind"));
        kind.setItems(SectionKind.values());
        kind.setItemLabelGenerator(SectionSheet::name);
        kind.addValueChangeListener(changed -> {
            SectionKind former = changed.getOldValue();
            if (changed.isFromClient()
                    && (heading.isEmpty()
                            || (former != null && heading.getValue().equals(name(former))))) {
                heading.setValue(name(changed.getValue()));
            }
        });
        heading.setMaxLength(PlanSectionData.HEADING_LENGTH);
        heading.setRequiredIndicatorVisible(true);
        body.setMaxLength(PlanSectionData.BODY_LENGTH);
        body.setMinRows(10);
        body.setHelperText(Words.of("exercise.section.body.help"));
        label.setVisible(false);
        own.addValueChangeListener(changed -> label.setVisible(changed.getValue()));
    }

    void add() {
        fill(new PlanSectionData(SectionKind.OBJECTIVES, name(SectionKind.OBJECTIVES), ""));
        label.suggest(page.plan().label());
        Div content = fields();
        content.add(own, label);
        open(Words.of("exercise.section.add"), content, Words.of("exercise.section.add"), sheet -> {
            if (labelled() && filled()) {
                return PartNotices.attempt(() -> sections.add(page.plan().id(), data(), chosen()), readAgain);
            }
            return false;
        });
    }

    void edit(PlanSection one) {
        fill(one.data());
        Div content = fields();
        ScreenMarking.show(content, List.of(one.label()));
        open(
                Words.of("exercise.section.edit", one.data().heading()),
                content,
                Words.of("exercise.save"),
                sheet -> filled()
                        && PartNotices.attempt(
                                () -> sections.change(page.plan().id(), one.id(), one.version(), data()), readAgain));
    }

    private void open(String title, Div content, String verb, Predicate<SideSheet> save) {
        Button button = new Button(verb);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet = new SideSheet(title, content, button).unsaved(this::changed);
        button.addClickListener(click -> {
            if (save.test(sheet)) {
                sheet.close();
                Notices.show(Words.of("exercise.section.saved"));
            }
        });
        page.open(sheet);
    }

    private Div fields() {
        Div content = new Div(kind, heading, body);
        content.addClassName("sheet-form");
        return content;
    }

    private void fill(PlanSectionData data) {
        before = data;
        kind.setValue(data.kind());
        heading.setValue(data.heading());
        body.setValue(data.body());
    }

    private boolean changed() {
        return !before.heading().equals(heading.getValue())
                || !before.body().equals(body.getValue())
                || before.kind() != kind.getValue();
    }

    private boolean filled() {
        boolean missing = heading.getValue().isBlank();
        heading.setInvalid(missing);
        heading.setErrorMessage(Words.of("exercise.section.heading.missing"));
        return !missing;
    }

    private boolean labelled() {
        return !own.getValue() || label.chosen().isPresent();
    }

    private @Nullable ConfidentialityLabel chosen() {
        return own.getValue() ? label.getValue() : null;
    }

    private PlanSectionData data() {
        return new PlanSectionData(kind.getValue(), heading.getValue().strip(), body.getValue());
    }

    private static String name(SectionKind kind) {
        return Words.of("exercise.section.kind." + kind);
    }
}
