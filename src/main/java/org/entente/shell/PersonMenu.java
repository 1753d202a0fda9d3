package org.entente.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.entente.access.KnownMember;
import org.entente.access.Sessions;
import org.entente.uikit.Icons;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Words;

/** Who is signed in, as what, and what that person sets for oneself. */
final class PersonMenu extends Div {

    private final Popover popover = new Popover();

    PersonMenu(KnownMember member, Sessions sessions, Runnable showKeys) {
        addClassName("person-menu");
        Span initials = new Span(initials(member.displayName()));
        initials.addClassName("initials");
        initials.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(member.displayName());
        name.addClassName("person-name");
        Button button = new Button(new Div(initials, name));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(Words.of("shell.person.menu", member.displayName()));
        button.getElement().setAttribute("aria-haspopup", "dialog");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(Words.of("shell.person.menu", member.displayName()));
        popover.setModal(true);
        popover.setAutofocus(true);
        popover.addClassName("person-popover");
        popover.add(content(member, sessions, showKeys));
        add(button, popover);
    }

    private Component content(KnownMember member, Sessions sessions, Runnable showKeys) {
        Span name = new Span(member.displayName());
        name.addClassName("person-full-name");
        Div role = new Div(new NationBadge(member.nation()), new Span(Words.of("shell.role." + member.role())));
        role.addClassName("person-role");
        Div last = new Div();
        last.addClassName("person-last");
        sessions.lastSignIn()
                .ifPresentOrElse(
                        before -> last.add(LastSignInLine.words(before)),
                        () -> last.setText(Words.of("shell.last.none")));
        Button keys = new Button(Words.of("shell.keys.open"), Icons.of("keyboard"), click -> {
            popover.close();
            showKeys.run();
        });
        Button leave = new Button(Words.of("shell.sign-out"), Icons.of("sign-out"), click -> sessions.signOut());
        keys.addThemeVariants(ButtonVariant.TERTIARY);
        leave.addThemeVariants(ButtonVariant.TERTIARY);
        Button settings = new Button(Words.of("shell.settings"), Icons.of("settings"), click -> {
            popover.close();
            UI.getCurrentOrThrow().navigate(SettingsView.class);
        });
        settings.addThemeVariants(ButtonVariant.TERTIARY);
        Div content = new Div(name, role, last, new SchemeChoice(), settings, keys, leave);
        content.addClassName("person-card");
        return content;
    }

    private static String initials(String name) {
        return Arrays.stream(name.split("[\\s-]+"))
                .filter(part -> !part.isEmpty() && Character.isLetter(part.codePointAt(0)))
                .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)))
                .limit(2)
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
