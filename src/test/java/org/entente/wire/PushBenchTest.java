package org.entente.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import org.entente.access.Act;
import org.entente.label.ConfidentialityLabel;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.MessageData;
import org.entente.message.Messages;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.PortalProperties;
import org.entente.testing.TestKeycloak;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * How soon the last of many open pages has a message, beside a bare WebSocket, and what a session weighs: {@code ./portal bench}. It
 * measures and tells; only a wrong answer makes it fail, for times depend on the machine.
 */
@Tag("bench")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@Import({Act.class, Fixture.class, BareFanOut.class})
class PushBenchTest {

    private static final int RECEIVERS = 50;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 40;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String PASSWORD = "Entente-demo-2026";
    private static final String SENDER = "lo.gbr";
    private static final List<String> RELEASED = List.of("lo.gbr2", "lo.fra", "lo.pol", "lo.est");
    private static final String SECRET = "Sighting";
    private static final String NAME = "Bench of many";

    @Autowired
    private Act act;

    @Autowired
    private Fixture fixture;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        PortalProperties.registerWithKeycloak(registry);
    }

    @Test
    void tellsHowSoonTheLastOfManyHasAMessageAndWhatASessionWeighs() {
        TestKeycloak.start(PortalProperties.publicUrl());
        WorkspaceId workspace = workspace("Northern Flank");
        ConfidentialityLabel all = fixture.label("UNCLASSIFIED", "GBR", "FRA", "POL", "EST", "CAN");
        ConversationId channel = act.get(subject(SENDER), () -> conversations.create(workspace, all, NAME));
        ConversationId elsewhere = act.get(
                subject(SENDER),
                () -> conversations.create(
                        workspace("Indo-Pacific maritime"), fixture.label("UNCLASSIFIED", "GBR", "JPN"), NAME));
        String conversation = "messages/" + channel;
        try (Wire wire = new Wire(PortalProperties.publicUrl())) {
            Visitor canadian = wire.signIn("lo.can", PASSWORD);
            Page leftOut = canadian.enter("");
            leftOut.go("workspaces/" + workspace);
            leftOut.go(conversation);
            Page stranger = wire.signIn("lo.jpn", PASSWORD).enter("messages");
            assertThat(leftOut.shows(NAME) && stranger.shows(NAME)).isTrue();
            Weight weight = new Weight();
            try (Crowd crowd = Crowd.of(RECEIVERS, wire, RELEASED, PASSWORD, "")) {
                sayWeights(weight, crowd, workspace, conversation);
                Weight ofBare = new Weight();
                try (BareCrowd bare = new BareCrowd(RECEIVERS, canadian)) {
                    say("  %-34s %8.0f".formatted("a bare WebSocket", ofBare.ofEach(RECEIVERS)));
                    crowd.quiet();
                    int pushedBefore = leftOut.pushes() + stranger.pushes();
                    measure(crowd, bare, channel);
                    assertThat(leftOut.pushes() + stranger.pushes())
                            .as("messages pushed to those from whom all was kept")
                            .isEqualTo(pushedBefore);
                }
            }
            // They were not deaf: what is for them comes, and nothing of the rest with it.
            assertThat(heardAlone(leftOut, "For Canada too", channel, all)).doesNotContain(SECRET);
            assertThat(heardAlone(stranger, "\"changes\"", elsewhere, fixture.label("UNCLASSIFIED", "GBR", "JPN")))
                    .doesNotContain(SECRET);
            leftOut.go("");
            leftOut.go(conversation);
            assertThat(leftOut.shows("For Canada too")).isTrue();
            assertThat(leftOut.shows(SECRET)).isFalse();
        }
    }

    private static void sayWeights(Weight weight, Crowd crowd, WorkspaceId workspace, String conversation) {
        say("");
        say("""
                %d sessions of the demo people, signed in through Keycloak, each with one page and its push connection, held by the
                tests' own driver in the portal's JVM. %d processors.

                Heap for each, after garbage collection, in kB; the driver's ends of the connections lie in the same heap.\
                """.formatted(RECEIVERS, Runtime.getRuntime().availableProcessors()));
        sayWeight("a session at its home page", weight, crowd);
        crowd.each(page -> page.go("workspaces/" + workspace));
        sayWeight("a session at a workspace", weight, crowd);
        crowd.each(page -> page.go(conversation));
        assertThat(crowd.pages()).allMatch(page -> page.shows(NAME));
        sayWeight("a session at a conversation", weight, crowd);
    }

    private static void sayWeight(String what, Weight weight, Crowd crowd) {
        crowd.quiet();
        crowd.each(Page::forget);
        say("  %-34s %8.0f".formatted(what, weight.ofEach(RECEIVERS)));
    }

    private void measure(Crowd crowd, BareCrowd bare, ConversationId channel) {
        ConfidentialityLabel label = fixture.label("UNCLASSIFIED", "GBR", "FRA", "POL", "EST");
        String sender = subject(SENDER);
        Figures call = new Figures();
        Figures first = new Figures();
        Figures last = new Figures();
        Figures passedOn = new Figures();
        int characters = 0;
        Instant end = Instant.now().plus(LONGEST);
        for (int round = -WARM_UP; round < ROUNDS && Instant.now().isBefore(end); round++) {
            String text = SECRET + " " + round
                    + " of the exercise: two vessels at the rendezvous, course and speed as planned.";
            List<CompletableFuture<Page.Arrival>> arrivals =
                    crowd.pages().stream().map(page -> page.next(text)).toList();
            long sent = System.nanoTime();
            send(sender, channel, text, label);
            long returned = System.nanoTime();
            List<Page.Arrival> all =
                    arrivals.stream().map(CompletableFuture::join).toList();
            crowd.quiet();
            String same = all.getFirst().message();
            long echoed = bare.send(same);
            if (round >= 0) {
                ToLongFunction<Page.Arrival> way = arrival -> arrival.at() - sent;
                call.add(returned - sent);
                first.add(all.stream().mapToLong(way).min().orElseThrow());
                last.add(all.stream().mapToLong(way).max().orElseThrow());
                passedOn.add(echoed);
                characters = same.length();
            }
        }
        say("""

                A message on its way to %d open conversations, in ms from the sender's call; then the same %d characters from one bare
                WebSocket to %d others, in turns.
                  %-34s %9s %9s %9s""".formatted(RECEIVERS, characters, RECEIVERS, "", "p50", "p95", "most"));
        say("  %-34s %s".formatted("the call has returned", call));
        say("  %-34s %s".formatted("the first page has it", first));
        say("  %-34s %s".formatted("the last page has it", last));
        say("  %-34s %s".formatted("the last bare WebSocket has it", passedOn));
        say("  %-34s %9.1f %9.1f             n=%d"
                .formatted(
                        "last page to last bare WebSocket",
                        last.median() / passedOn.median(),
                        last.p95() / passedOn.p95(),
                        last.size()));
        say("");
    }

    private String heardAlone(Page page, String words, ConversationId channel, ConfidentialityLabel label) {
        CompletableFuture<Page.Arrival> arrival = page.next(words);
        send(subject(SENDER), channel, "For Canada too, and for Japan", label);
        return arrival.join().message();
    }

    private void send(String sender, ConversationId channel, String text, ConfidentialityLabel label) {
        act.as(sender, () -> messages.post(channel, MessageData.of(text, label)));
    }

    private WorkspaceId workspace(String name) {
        return fixture.sql()
                .sql("select public_id from workspace where name = ?")
                .param(name)
                .query((row, n) -> new WorkspaceId(row.getObject(1, UUID.class)))
                .single();
    }

    private String subject(String username) {
        return fixture.sql()
                .sql("select subject from member where username = ?")
                .param(username)
                .query(String.class)
                .single();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
