package org.entente.document.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import org.entente.uikit.Subject;

/** Makes lists of files for the pages of other features. */
@org.springframework.stereotype.Component
public class FileLists {

    FileLists() {}

    /** The files of an object, with a place to drop more where the reader may add some; it follows what others change. */
    public Component about(Subject subject) {
        return new Div();
    }
}
