package org.entente.review.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.entente.audit.proof.LogStanding;
import org.entente.audit.proof.Witness;
import org.entente.uikit.Words;

/** What is wrong with the sealed log, or could be without anybody noticing. */
class LogWarnings extends Div {

    LogWarnings(LogStanding standing, List<Witness> witnesses) {
        addClassName("log-warnings");
        standing.troubles().forEach(trouble -> {
            Paragraph words = new Paragraph(Words.of("review.log.trouble." + trouble));
            words.getElement().setAttribute("role", "alert");
            add(words);
        });
        if (witnesses.isEmpty()) {
            add(new Paragraph(Words.of("review.log.unwitnessed")));
        }
        setVisible(getComponentCount() > 0);
    }
}
