package org.entente.message.ui;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.document.ui.FileLists;
import org.entente.message.Message;
import org.entente.shared.SubjectKind;

/** How many files the messages on a page have, as far as their reader may read them. */
final class FileCounts {

    private final FileLists files;
    private Map<UUID, Integer> counts = new HashMap<>();

    FileCounts(FileLists files) {
        this.files = files;
    }

    /** Counts those of messages that come onto the page, beside those that are there. */
    void add(Collection<Message> messages) {
        counts.putAll(count(messages));
    }

    /** Counts anew those of all that is on the page, and answers the messages that have another number now. */
    List<Message> again(Collection<Message> messages) {
        Map<UUID, Integer> before = counts;
        counts = count(messages);
        return messages.stream()
                .filter(message -> before.getOrDefault(message.id().value(), 0) != of(message))
                .toList();
    }

    int of(Message message) {
        return counts.getOrDefault(message.id().value(), 0);
    }

    private Map<UUID, Integer> count(Collection<Message> messages) {
        return new HashMap<>(files.howMany(
                SubjectKind.MESSAGE,
                messages.stream().map(message -> message.id().value()).toList()));
    }
}
