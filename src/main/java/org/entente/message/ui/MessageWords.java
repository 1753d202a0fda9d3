package org.entente.message.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.entente.message.Conversation;
import org.entente.message.Message;
import org.entente.message.MessageChangedMeanwhile;
import org.entente.message.MessageNotAllowed;
import org.entente.message.MessageNotThere;
import org.entente.message.Precedence;
import org.entente.shared.DateTimeGroup;
import org.entente.uikit.Notices;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Times;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;

/** How the terms of messages read. */
final class MessageWords {

    private MessageWords() {}

    static String of(Precedence precedence) {
        return Words.of("message.precedence." + precedence);
    }

    /** What is above routine, in words and in weight; nothing for routine. */
    static Optional<Component> badge(Precedence precedence) {
        if (precedence == Precedence.ROUTINE) {
            return Optional.empty();
        }
        StatusBadge badge = new StatusBadge(
                of(precedence),
                switch (precedence) {
                    case ROUTINE -> Tone.NEUTRAL;
                    case PRIORITY -> Tone.INFO;
                    case IMMEDIATE -> Tone.WARNING;
                    case FLASH -> Tone.DANGER;
                });
        badge.addClassNames("precedence", "precedence-" + precedence.name().toLowerCase(Locale.ROOT));
        return Optional.of(badge);
    }

    static String author(Message message) {
        return message.authorName() == null ? Words.of("message.author.gone") : message.authorName();
    }

    /** What a message is called, without a word of what it says. */
    static String called(Message message) {
        return Words.of("message.called", author(message), DateTimeGroup.format(message.sentAt()));
    }

    static String name(Conversation conversation) {
        return conversation.name().isEmpty() ? Words.of("message.direct.alone") : conversation.name();
    }

    static String icon(Conversation.Kind kind) {
        return switch (kind) {
            case CHANNEL -> "messages";
            case DIRECT -> "person";
            case SUBJECT -> "document";
        };
    }

    static Span day(Message message, ZoneId zone) {
        Span day = new Span(Times.day(message.sentAt().atZone(zone).toLocalDate()));
        day.addClassName("message-day");
        day.getElement().setAttribute("role", "separator");
        return day;
    }

    /** Does what may be refused, and tells the reason. False if it was refused. */
    static boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (MessageNotAllowed e) {
            Notices.error(Words.of("message.refused." + e.why()));
        } catch (MessageNotThere e) {
            Notices.error(Words.of("message.gone"));
        } catch (IllegalArgumentException e) {
            Notices.error(Words.of("message.invalid"));
        } catch (MessageChangedMeanwhile e) {
            Notices.error(Words.of("message.changed-meanwhile"));
        }
        return false;
    }
}
