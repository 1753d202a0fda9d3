package org.entente.review.ui;

import com.vaadin.flow.component.button.Button;
import org.entente.uikit.Icons;
import org.entente.uikit.Notices;
import org.entente.uikit.Words;

/** Puts an address of the portal on the clipboard. */
class CopyAddress extends Button {

    /** @param path from where the portal is */
    CopyAddress(String path) {
        super(Words.of("review.copy-address"), Icons.of("link"));
        addClickListener(click -> getElement()
                .executeJs("return navigator.clipboard.writeText(new URL($0, document.baseURI).href)", path)
                .then(
                        done -> Notices.show(Words.of("review.copy-address.done")),
                        error -> Notices.error(Words.of("review.copy-address.failed"))));
    }
}
