package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JavaScript;
import org.entente.uikit.Icons;
import org.entente.uikit.Notices;
import org.entente.uikit.Words;

/** Puts an address of the portal on the clipboard. */
class CopyAddress extends Button {

    /** @param path from where the portal is */
    CopyAddress(String path) {
        super(Words.of("review.copy-address"), Icons.of("link"));
        getElement().appendChild(new Copier(path).getElement());
    }

    @Tag("entente-copy")
    @JavaScript("context://components/entente-copy.js")
    private static final class Copier extends Component {

        Copier(String path) {
            getElement().setAttribute("path", path);
            getElement().addEventListener("entente-copied", done -> Notices.show(Words.of("review.copy-address.done")));
            getElement()
                    .addEventListener(
                            "entente-not-copied", failed -> Notices.error(Words.of("review.copy-address.failed")));
        }
    }
}
