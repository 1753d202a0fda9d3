package org.entente.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Icons;
import org.entente.uikit.Words;

/** The place of notifications. */
final class Bell extends Div {

    Bell() {
        addClassName("bell");
        Button button = new Button(Icons.of("bell"));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(Words.of("shell.bell"));
        button.setTooltipText(Words.of("shell.bell"));
        button.getElement().setAttribute("aria-haspopup", "dialog");
        Popover popover = new Popover();
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(Words.of("shell.bell"));
        popover.setModal(true);
        popover.setAutofocus(true);
        popover.addClassName("bell-popover");
        Div content = new Div(new H2(Words.of("shell.bell")), new EmptyState(Words.of("shell.bell.empty")));
        content.addClassName("bell-card");
        popover.add(content);
        add(button, popover);
    }
}
