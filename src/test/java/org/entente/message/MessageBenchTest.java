package org.entente.message;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.shared.WorkspaceId;
import org.entente.testing.bench.Listing;
import org.entente.testing.bench.PolicyBench;
import org.entente.testing.bench.Reading;
import org.entente.testing.bench.Side;
import org.entente.testing.bench.Sight;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What row-level security costs on a million messages. */
@Tag("bench")
class MessageBenchTest extends PolicyBench {

    private static final int PAGE = 50;
    private static final int CONVERSATIONS = 60;
    private static final String RARE = "razorbill";
    private static final String COMMON = "convoy";
    private static final Duration LONGEST = Duration.ofSeconds(2);

    @Autowired
    private Messages messages;

    /** A page of a conversation, or where to search for what. */
    private record Question(
            @Nullable WorkspaceId workspace,
            @Nullable ConversationId conversation,
            @Nullable String text) {}

    /** A conversation that the reader may read, and where it is. */
    private record Place(WorkspaceId workspace, ConversationId conversation) {}

    @Test
    void tellsWhatRowLevelSecurityCosts() throws Exception {
        load(
                "1,000,000 messages in 1,000 conversations of 40 workspaces",
                "message",
                "people-and-labels.sql",
                "million-messages.sql");
        sayHow(sides());
        say("""
                A page is the newest %d messages of one of %d conversations that begin, with their authors, those mentioned, and the
                number of answers. Each is read by one function, which asks who asks and holds the filter inside; the filter's
                side has the same function with constants where it asks, run with the caller's own rights. Two words in ten
                workspaces are twenty lists for the index to go through, which no filter spares it. A rare word is in one of
                5,000 messages, a common one in one of 6, before anything is filtered.
                """.formatted(PAGE, CONVERSATIONS));
        boolean met = measure(TENS_OF_LABELS, "60 readable labels of 100, 10 workspaces of 20", true);
        met &= measure(THOUSANDS_OF_LABELS, "2,000 readable labels of 4,000, 10 workspaces of 20", false);
        sayEnd(met);
    }

    @Override
    protected Map<String, String> conditions(Sight sight) {
        // No table is read but by the functions.
        return Map.of();
    }

    @Override
    protected List<String> filterFunctions() {
        return List.of("message_page", "find_messages");
    }

    private static List<Side> sides() {
        return List.of(policies(), filter());
    }

    private boolean measure(String subject, String what, boolean hasGoal) throws Exception {
        return measure(
                subject,
                what,
                sides(),
                LONGEST,
                hasGoal,
                listings(places(member(subject))),
                new Reading<>(
                        jdbc -> {
                            var repository = new MessageRepository(jdbc, labels);
                            return question -> question.text() == null
                                    ? repository.page(conversation(question), Long.MAX_VALUE, PAGE)
                                    : repository.search(
                                            question.workspace(), question.conversation(), question.text(), PAGE);
                        },
                        question -> question.text() == null
                                ? messages.page(conversation(question), Long.MAX_VALUE, PAGE)
                                : messages.search(
                                        question.workspace(), question.conversation(), question.text(), PAGE)));
    }

    private static List<Listing<Question>> listings(List<Place> places) {
        return List.of(
                new Listing<>(
                        "page of a conversation",
                        PAGE * places.size(),
                        places.stream()
                                .map(place -> new Question(place.workspace(), place.conversation(), null))
                                .toList()),
                at(places, "search there, rare word", RARE),
                at(places, "search there, common word", COMMON),
                everywhere("search everywhere, rare word", RARE),
                everywhere("search everywhere, common word", COMMON),
                everywhere("search everywhere, two words", "convoy harb"));
    }

    private static Listing<Question> at(List<Place> places, String name, String text) {
        return new Listing<>(
                name,
                1,
                places.stream()
                        .map(place -> new Question(place.workspace(), place.conversation(), text))
                        .toList());
    }

    private static Listing<Question> everywhere(String name, String text) {
        return new Listing<>(name, 1, List.of(new Question(null, null, text)));
    }

    private static ConversationId conversation(Question question) {
        if (question.conversation() == null) {
            throw new IllegalArgumentException("a page of no conversation");
        }
        return question.conversation();
    }

    private List<Place> places(UUID member) {
        return fixture.sql()
                .sql("""
                        select w.public_id as workspace, c.public_id as conversation
                          from conversation c
                          join workspace w on w.id = c.workspace_id
                          join admission ad on ad.workspace_id = w.id and ad.member_id = :member
                          join member m on m.id = ad.member_id
                          join dominance d on d.clearance_id = m.clearance_id and d.label_id = c.label_id and d.permitted
                         where c.audience is null or m.id = any (c.audience)
                         order by hashint8(c.id) limit :most
                        """)
                .param("member", member)
                .param("most", CONVERSATIONS)
                .query((row, n) -> new Place(
                        new WorkspaceId(row.getObject("workspace", UUID.class)),
                        new ConversationId(row.getObject("conversation", UUID.class))))
                .list();
    }
}
