package org.entente.nation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import org.entente.label.Clearances;
import org.entente.label.Policies;
import org.entente.nation.ClearanceFiles;
import org.entente.nation.Nation;
import org.entente.nation.NationChangedMeanwhile;
import org.entente.nation.NationClearances;
import org.entente.shared.NationCode;
import org.entente.uikit.ClearanceDownloads;
import org.entente.uikit.ClearanceFields;
import org.entente.uikit.ClearanceWords;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.Facts;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Notices;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;

/** One nation beside the list: what its people may be given at most. */
class NationSheet {

    private final NationClearances clearances;
    private final Nation nation;
    private final Runnable changed;
    private final ClearanceFields fields;
    private final Optional<Clearances> shown;
    private final SideSheet sheet;

    /** @param own the viewer's nation: nobody changes it */
    NationSheet(
            NationClearances clearances,
            ClearanceFiles files,
            Policies policies,
            Nation nation,
            NationCode own,
            Runnable changed) {
        this.clearances = clearances;
        this.nation = nation;
        this.changed = changed;
        this.fields = ClearanceFields.ofNation(nation.code(), files::read);
        fields.show(nation.clearances());
        shown = fields.read();
        Facts facts = new Facts().add(Words.of("nation.column.code"), new NationBadge(nation.code()));
        if (!nation.clearances().held().isEmpty()) {
            facts.add(
                    Words.of("uikit.clearance.files"),
                    new ClearanceDownloads(
                            nation.code().value(),
                            nation.clearances(),
                            policy -> files.ofNation(nation.code(), policy)));
        }
        boolean isOwn = nation.code().equals(own);
        if (isOwn || nation.state() == Nation.State.LEFT) {
            facts.add(
                    Words.of("nation.column.clearance"),
                    ClearanceWords.text(nation.clearances(), policies, nation.code()));
            sheet = new SideSheet(
                    nation.name(),
                    new Div(facts, new Paragraph(Words.of(isOwn ? "nation.clearance.own" : "nation.clearance.left"))));
        } else {
            Button save = new Button(Words.of("nation.clearance.save"), click -> save());
            save.addThemeVariants(ButtonVariant.PRIMARY);
            sheet = new SideSheet(
                            nation.name(),
                            new Div(facts, new Paragraph(Words.of("nation.clearance.about")), fields),
                            save)
                    .unsaved(() -> !fields.read().equals(shown));
        }
    }

    void open() {
        sheet.open();
    }

    private void save() {
        fields.read().ifPresent(wanted -> {
            int concerned = clearances.concerned(nation.code(), wanted);
            if (concerned == 0) {
                clear(wanted);
            } else {
                new ConfirmQuestion(
                                Words.of("nation.clearance.question", concerned, nation.name()),
                                Words.of("nation.clearance.save"),
                                () -> clear(wanted))
                        .because(Words.of("nation.clearance.consequence"))
                        .destructive()
                        .open();
            }
        });
    }

    private void clear(Clearances wanted) {
        sheet.close();
        try {
            boolean done = wanted.equals(nation.clearances()) || clearances.clear(nation, wanted);
            Notices.show(Words.of(done ? "nation.clearance.done" : "nation.clearance.waits", nation.name()));
        } catch (NationChangedMeanwhile e) {
            Notices.error(Words.of("nation.changed-meanwhile", nation.name()));
        }
        changed.run();
    }
}
