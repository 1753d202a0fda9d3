package org.entente.uikit;

import com.vaadin.flow.component.html.Span;
import org.entente.shared.NationCode;

/** A nation by its code, with its name for those who hover or listen. */
public class NationBadge extends Span {

    public NationBadge(NationCode nation) {
        super(nation.value());
        String name = nation.displayName(Words.language());
        addClassName("nation-badge");
        getElement().setAttribute("title", name);
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", name.equals(nation.value()) ? name : nation.value() + ", " + name);
    }
}
