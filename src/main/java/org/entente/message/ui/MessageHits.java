package org.entente.message.ui;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.entente.live.ui.LiveView;
import org.entente.message.Message;
import org.entente.message.MessageHit;
import org.entente.message.Messages;
import org.entente.uikit.EmptyState;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.NationBadge;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** Messages that were found, each with the way to where it stands. What is withdrawn or expires meanwhile goes from here too. */
class MessageHits extends Div {

    /** How many are shown. */
    static final int MOST = 50;

    private final MessageDesk desk;
    private final boolean withConversation;
    private List<MessageHit> hits;

    /** @param withConversation whether to say where each was found */
    MessageHits(MessageDesk desk, List<MessageHit> hits, boolean withConversation) {
        this.desk = desk;
        this.withConversation = withConversation;
        this.hits = hits;
        addClassName("message-hits");
        fill();
        LiveView.listen(this, desk.changes(), Messages.TOPIC, change -> checkAgain());
    }

    private void checkAgain() {
        List<MessageHit> still = hits.stream()
                .flatMap(hit -> desk.messages().again(hit.message().id()).stream()
                        .filter(message -> !message.gone())
                        .map(message -> new MessageHit(message, hit.conversationName(), hit.workspaceName())))
                .toList();
        if (!still.equals(hits)) {
            hits = still;
            fill();
        }
    }

    private void fill() {
        removeAll();
        ScreenMarking.show(this, hits.stream().map(hit -> hit.message().label()).toList());
        if (hits.isEmpty()) {
            add(new EmptyState(Words.of("message.search.nothing")));
        }
        hits.forEach(hit -> add(line(hit)));
        if (hits.size() == MOST) {
            add(new Paragraph(Words.of("message.search.most", MOST)));
        }
    }

    private Article line(MessageHit hit) {
        Message message = hit.message();
        Span author = new Span(MessageWords.author(message));
        author.addClassName("message-author");
        Anchor there = new Anchor(
                MessageNavigation.message(message.conversation(), message.id()), Words.of("message.search.open"));
        Header head = new Header(
                new MarkingChip(message.label()),
                author,
                new NationBadge(message.nation()),
                Times.dtg(message.sentAt()));
        MessageWords.badge(message.precedence()).ifPresent(head::add);
        head.add(there);
        head.addClassName("message-head");
        Article line = new Article(head);
        line.addClassName("message");
        if (withConversation) {
            Span where = new Span(
                    hit.conversationName().isEmpty()
                            ? Words.of("message.search.direct", hit.workspaceName())
                            : Words.of("message.search.where", hit.conversationName(), hit.workspaceName()));
            where.addClassName("conversation-where");
            line.add(where);
        }
        line.add(new Html(SafeMarkdown.html(message.text(), message.mentions())));
        return line;
    }
}
