package org.entente.spill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.entente.relabelling.ui.LabelAct;
import org.entente.relabelling.ui.LabelTarget;
import org.entente.spill.SpillId;
import org.entente.spill.SpillRefused;
import org.entente.spill.Spills;
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
        ScreenMarking.show(content, List.of(target.label()));
        SideSheet sheet = new SideSheet(Words.of("spill.report.title", target.title()), content, freeze);
        sheet.unsaved(() -> !reason.isEmpty());
        freeze.addClickListener(click -> {
            boolean missing = reason.getValue().isBlank();
            reason.setErrorMessage(Words.of("spill.reason.required"));
            reason.setInvalid(missing);
            if (!missing) {
                report(target, reason.getValue(), sheet, changed);
            }
        });
        sheet.open();
    }

    private void report(LabelTarget target, String reason, SideSheet sheet, Runnable changed) {
        try {
            SpillId spill = spills.report(target.kind(), target.id(), target.label(), reason);
            sheet.close();
            Notices.show(Words.of("spill.reported"));
            UI.getCurrentOrThrow().navigate(SpillNavigation.spill(spill));
        } catch (SpillRefused e) {
            sheet.close();
            Notices.error(SpillWords.refused(e));
            changed.run();
        }
    }
}
