package org.entente.spill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.relabelling.ui.LabelAct;
import org.entente.relabelling.ui.LabelTarget;
import org.entente.spill.SpillId;
import org.entente.spill.SpillRefused;
import org.entente.spill.Spills;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** The report of a spill: says what happens at once, asks what is wrong, and leads to the case. */
@Component
class ReportSpill implements LabelAct {

    private final Spills spills;

    ReportSpill(Spills spills) {
        this.spills = spills;
    }

    @Override
    public String name() {
        return Words.of("spill.report");
    }

    @Override
    public void begin(LabelTarget target, Runnable changed) {
        TextArea reason = new TextArea(Words.of("spill.reason"));
        reason.setMaxLength(Spills.REASON_LENGTH);
        reason.setMinRows(3);
        reason.setRequiredIndicatorVisible(true);
        reason.setHelperText(Words.of("spill.reason.help", target.originator().value()));
        Button freeze = new Button(Words.of("spill.report.freeze"));
        freeze.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        Div content = new Div(
                new Paragraph(Words.of("spill.report.when")),
                new UnorderedList(
                        new ListItem(Words.of("spill.report.frozen")),
                        new ListItem(Words.of(
                                "spill.report.handled", target.originator().value())),
                        new ListItem(Words.of("spill.report.undo"))),
                reason);
        content.addClassName("sheet-form");
        CheckboxGroup<LabelTarget> attached = attached(target);
        content.add(attached);
        ScreenMarking.show(content, List.of(target.label()));
        SideSheet sheet = new SideSheet(Words.of("spill.report.title", target.title()), content, freeze);
        sheet.unsaved(() -> !reason.isEmpty());
        freeze.addClickListener(click -> {
            boolean missing = reason.getValue().isBlank();
            reason.setErrorMessage(Words.of("spill.reason.required"));
            reason.setInvalid(missing);
            if (!missing) {
                report(target, attached.getValue(), reason.getValue(), sheet, changed);
            }
        });
        sheet.open();
    }

    // All of it at first: whoever has to act at once leaves out what is known to be right.
    private static CheckboxGroup<LabelTarget> attached(LabelTarget target) {
        int files = target.attached().size();
        CheckboxGroup<LabelTarget> attached = new CheckboxGroup<>(Words.of("spill.report.attached", files));
        attached.setHelperText(Words.of("spill.report.attached.text"));
        attached.setRenderer(new ComponentRenderer<>(
                one -> new Span(new MarkingChip(one.label()), new Span(" "), new Span(one.title()))));
        attached.setItems(target.attached());
        attached.setValue(Set.copyOf(target.attached()));
        attached.addClassName("spill-attached");
        attached.setVisible(files > 0);
        return attached;
    }

    private void report(
            LabelTarget target, Set<LabelTarget> attached, String reason, SideSheet sheet, Runnable changed) {
        try {
            SpillId spill = spills.report(target.kind(), target.id(), target.label(), reason);
            sheet.close();
            Notices.show(Words.of("spill.reported"));
            String left = attached.stream()
                    .filter(one -> !reported(one, reason))
                    .map(LabelTarget::title)
                    .collect(Collectors.joining(", "));
            if (!left.isEmpty()) {
                Notices.error(Words.of("spill.report.attached.left", left));
            }
            UI.getCurrentOrThrow().navigate(SpillNavigation.spill(spill));
        } catch (SpillRefused e) {
            sheet.close();
            Notices.error(SpillWords.refused(e));
            changed.run();
        }
    }

    private boolean reported(LabelTarget one, String reason) {
        try {
            spills.report(one.kind(), one.id(), one.label(), reason);
            return true;
        } catch (SpillRefused e) {
            return false;
        }
    }
}
