package org.entente.agreement.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.agreement.Agreement;
import org.entente.agreement.AgreementChangedMeanwhile;
import org.entente.agreement.AgreementData;
import org.entente.agreement.AgreementId;
import org.entente.agreement.AgreementNotAllowed;
import org.entente.agreement.AgreementNotThere;
import org.entente.agreement.AgreementQuery;
import org.entente.agreement.AgreementSummary;
import org.entente.agreement.Agreements;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.ConflictNotice;
import org.entente.uikit.LabelPicker;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.entente.workspace.LabelGrounds;

/** The sheets in which an agreement is registered, changed, and released to nations. */
class AgreementSheet {

    private final Agreements agreements;
    private final LabelGrounds grounds;
    private final LocalDate today;

    AgreementSheet(Agreements agreements, LabelGrounds grounds, LocalDate today) {
        this.agreements = agreements;
        this.grounds = grounds;
        this.today = today;
    }

    /** Opens the sheet for a new agreement, and the agreement's page when it is registered. */
    final void create(WorkspaceId workspace) {
        AgreementForm form = new AgreementForm(parents(workspace));
        LabelPicker label = LabelPicker.forNew(grounds.of(workspace));
        label.setLabel(Words.of("agreement.label"));
        Button save = primary("agreement.register.verb");
        SideSheet sheet = new SideSheet(Words.of("agreement.register.action"), new Div(form, label), save);
        sheet.unsaved(form::changed);
        save.addClickListener(click -> {
            Optional<AgreementData> data = form.data();
            Optional<ConfidentialityLabel> chosen = label.chosen();
            if (data.isPresent() && chosen.isPresent()) {
                attempt(() -> {
                    AgreementId id = agreements.create(workspace, chosen.get(), data.get());
                    sheet.close();
                    Notices.show(Words.of("agreement.registered", data.get().name()));
                    UI.getCurrentOrThrow().navigate(AgreementNavigation.agreement(id));
                });
            }
        });
        sheet.open();
    }

    /** Opens the sheet on an agreement as it was read, and returns it. */
    final SideSheet edit(Agreement agreement, Runnable saved) {
        List<AgreementSummary> parents = parents(agreement.workspace()).stream()
                .filter(one -> !one.id().equals(agreement.id()))
                .toList();
        AgreementForm form = new AgreementForm(parents);
        form.show(agreement.data(), parents);
        ConflictNotice conflict = new ConflictNotice();
        Div content = new Div(conflict, form);
        ScreenMarking.show(content, List.of(agreement.label()));
        Button save = primary("agreement.save");
        SideSheet sheet =
                new SideSheet(Words.of("agreement.edit.title", agreement.data().name()), content, save);
        AtomicReference<Agreement> begun = new AtomicReference<>(agreement);
        sheet.unsaved(() -> conflict.isVisible() || form.changed());
        save.addClickListener(click -> form.data()
                .ifPresent(data -> attempt(() -> {
                    try {
                        agreements.change(agreement.id(), begun.get().version(), data);
                        sheet.close();
                        Notices.show(Words.of("agreement.saved"));
                        saved.run();
                    } catch (AgreementChangedMeanwhile e) {
                        // The second of two who edit is told and loses nothing, and neither does the first.
                        Agreement current = agreements.open(agreement.id()).orElseThrow(AgreementNotThere::new);
                        AgreementMerge merge =
                                AgreementMerge.of(begun.getAndSet(current).data(), data, current);
                        form.show(merge.data(), parents);
                        ScreenMarking.show(content, List.of(agreement.label(), current.label()));
                        conflict.tell(current.updatedBy(), merge.theirs(), merge.both());
                    }
                })));
        sheet.open();
        return sheet;
    }

    static void attempt(Runnable work) {
        try {
            work.run();
        } catch (AgreementNotAllowed e) {
            Notices.error(AgreementWords.of(e.why()));
        } catch (AgreementChangedMeanwhile e) {
            Notices.error(Words.of("agreement.conflict"));
        } catch (AgreementNotThere e) {
            Notices.error(Words.of("agreement.gone"));
        }
    }

    private List<AgreementSummary> parents(WorkspaceId workspace) {
        return agreements.list(
                AgreementQuery.of(workspace, today).ordered(AgreementQuery.Order.TITLE, false),
                0,
                Agreements.MOST_ROWS);
    }

    static Button primary(String words) {
        Button button = new Button(Words.of(words));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }
}
