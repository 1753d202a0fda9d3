package org.entente.member.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Paragraph;
import org.entente.member.Invitation;
import org.entente.uikit.Facts;
import org.entente.uikit.Words;

/** The one time that an invited person's first password is shown, to whoever invited. */
class OneTimePassword extends Dialog {

    OneTimePassword(Invitation invitation, Invitation.Made made) {
        addClassName("one-time-password");
        setHeaderTitle(Words.of("member.invited.title", invitation.firstName(), invitation.lastName()));
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        Code password = new Code(made.oneTimePassword());
        add(
                new Facts()
                        .add(Words.of("member.column.username"), new Code(invitation.username()))
                        .add(Words.of("member.invited.password"), password),
                new Paragraph(Words.of("member.invited.hand-over")));
        if (made.awaitsSecondPerson()) {
            add(new Paragraph(Words.of("member.invited.awaits")));
        }
        Button done = new Button(Words.of("member.invited.done"), click -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}
