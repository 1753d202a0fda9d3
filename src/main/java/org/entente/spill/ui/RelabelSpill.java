package org.entente.spill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.LabelGround;
import org.entente.spill.Spill;
import org.entente.spill.SpillRefused;
import org.entente.spill.Spills;
import org.entente.uikit.LabelPicker;
import org.entente.uikit.Markings;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;

/** The sheet in which what is frozen gets the right label. */
class RelabelSpill {

    private final Spills spills;
    private final Spill spill;
    private final Runnable changed;
    private final LabelPicker picker;
    private final SideSheet sheet;

    RelabelSpill(Spills spills, Spill spill, LabelGround ground, Runnable changed) {
        this.spills = spills;
        this.spill = spill;
        this.changed = changed;
        picker = new LabelPicker(ground);
        picker.setLabel(Words.of("spill.relabel.label"));
        picker.setValue(spill.label());
        Button give = new Button(Words.of("spill.relabel"), click -> give());
        give.addThemeVariants(ButtonVariant.PRIMARY);
        Div content = new Div(new Paragraph(Words.of("spill.relabel.text")), picker);
        content.addClassName("sheet-form");
        ScreenMarking.show(content, List.of(spill.label()));
        sheet = new SideSheet(Words.of("spill.relabel.title"), content, give);
    }

    SideSheet sheet() {
        return sheet;
    }

    private void give() {
        ConfidentialityLabel chosen = picker.getValue();
        if (chosen == null || chosen.saysTheSameAs(spill.label())) {
            picker.setErrorMessage(Words.of("spill.relabel.same"));
            picker.setInvalid(true);
            return;
        }
        try {
            Spills.Outcome outcome = spills.relabel(spill.id(), chosen);
            sheet.close();
            Notices.show(Words.of("spill.relabel." + outcome));
            changed.run();
        } catch (InvalidLabel e) {
            picker.setErrorMessage(String.join(" ", e.words(Markings.language())));
            picker.setInvalid(true);
        } catch (SpillRefused e) {
            Notices.error(SpillWords.refused(e));
        }
    }
}
