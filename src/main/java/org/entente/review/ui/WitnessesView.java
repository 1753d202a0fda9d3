package org.entente.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.entente.access.Roles;
import org.entente.audit.proof.SealedLog;
import org.entente.audit.proof.Witness;
import org.entente.audit.proof.WitnessRefused;
import org.entente.audit.proof.Witnesses;
import org.entente.nation.Nations;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.Notices;
import org.entente.uikit.SideSheet;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** Whose keys witness the audit log for which nation, for administrators. They see no entry of it. */
@Route(ReviewNavigation.WITNESSES)
@RolesAllowed(Roles.ADMINISTRATOR)
class WitnessesView extends Div implements HasDynamicTitle {

    private final Witnesses witnesses;
    private final Nations nations;
    private final WitnessList list = new WitnessList(this::removal);

    WitnessesView(Witnesses witnesses, Nations nations, SealedLog sealed) {
        this.witnesses = witnesses;
        this.nations = nations;
        addClassNames("page", "page-list");
        add(
                new ViewHeader(getPageTitle()).primary(new Button(Words.of("review.witness.add"), click -> openForm())),
                new Paragraph(Words.of("review.witness.about")),
                new LogFacts(sealed.standing()),
                list);
        read();
    }

    @Override
    public String getPageTitle() {
        return Words.of("review.witness.title");
    }

    private void read() {
        list.show(witnesses.list());
    }

    private Button removal(Witness witness) {
        Button remove = new Button(
                Words.of("review.witness.remove"),
                click -> new ConfirmQuestion(
                                Words.of("review.witness.remove.question", witness.name()),
                                Words.of("review.witness.remove"),
                                () -> {
                                    witnesses.remove(witness.name());
                                    read();
                                    Notices.show(Words.of("review.witness.remove.done", witness.name()));
                                })
                        .because(Words.of("review.witness.remove.consequence"))
                        .destructive()
                        .open());
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.addClassName("grid-action");
        remove.setAriaLabel(Words.of("review.witness.remove.of", witness.name()));
        return remove;
    }

    private void openForm() {
        WitnessForm form = new WitnessForm(nations.list());
        Button add = new Button(Words.of("review.witness.add"));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet = new SideSheet(Words.of("review.witness.add"), form, add).unsaved(form::isTouched);
        add.addClickListener(click -> form.read().ifPresent(entry -> {
            try {
                witnesses.add(entry.nation(), entry.key());
                sheet.close();
                read();
                Notices.show(Words.of("review.witness.add.done", entry.nation().value()));
            } catch (WitnessRefused e) {
                form.refuse(Words.of("review.witness.refused." + e.why()));
            }
        }));
        sheet.open();
    }
}
