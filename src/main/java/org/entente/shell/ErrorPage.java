package org.entente.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** What stands in the frame when there is nothing to show: what happened, what is safe, what to do next. */
abstract class ErrorPage extends Div implements HasDynamicTitle {

    private String title = "";

    final void say(String title, String... sentences) {
        this.title = title;
        removeAll();
        addClassName("error-page");
        add(new ViewHeader(title));
        for (String sentence : sentences) {
            add(new Paragraph(sentence));
        }
        add(new Anchor("", Words.of("shell.error.home")));
    }

    /** One answer for what does not exist and what this person may not know of. */
    final void sayNotFound() {
        say(Words.of("shell.not-found.title"), Words.of("shell.not-found.what"), Words.of("shell.not-found.next"));
    }

    @Override
    public final String getPageTitle() {
        return title;
    }
}
