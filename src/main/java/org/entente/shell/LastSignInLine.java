package org.entente.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.entente.access.LastSignIn;
import org.entente.shared.DateTimeGroup;
import org.entente.uikit.Icons;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** The sign-in before this one, once in each session: who did not make it should speak up. */
final class LastSignInLine extends Div {

    LastSignInLine(LastSignIn before) {
        addClassName("last-sign-in");
        getElement().setAttribute("role", "status");
        Button dismiss = new Button(Icons.of("close"), click -> removeFromParent());
        dismiss.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        dismiss.setAriaLabel(Words.of("shell.last.dismiss"));
        add(Icons.of("info"), new Span(words(before) + " " + Words.of("shell.last.not-you")), dismiss);
    }

    static String words(LastSignIn before) {
        return Words.of(
                "shell.last.line", DateTimeGroup.format(before.at()), Times.local(before.at()), before.address());
    }
}
