package org.entente.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.entente.access.Roles;
import org.entente.audit.proof.Witness;
import org.entente.audit.proof.WitnessRefused;
import org.entente.audit.proof.Witnesses;
import org.entente.shared.NationCode;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The log as somebody follows it who is not signed in, and as a witness answers it; through the portal's own filters. */
class PublicLogTest extends PortalTest {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private LogKeys keys;

    @Autowired
    private Witnesses witnesses;

    private MockMvc portal;
    private Person administrator;
    private NationCode nation;

    @BeforeEach
    void found() {
        portal = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        nation = fixture.newNation();
    }

    @Test
    void whoFollowsTheLogFindsTheTreeThatWasSigned() throws Exception {
        // More than one tile of leaves.
        fixture.sql()
                .sql(
                        "insert into audit_entry (action, object_kind, outcome) select 'SIGNED_OUT', 'SESSION', 'SUCCESS' from generate_series(1, 300)")
                .update();
        await().until(() -> fixture.sql()
                .sql("select not exists (select from audit_queue)")
                .query(Boolean.class)
                .single());

        List<String> checkpoint = checkpoint().lines().toList();
        long size = Long.parseLong(checkpoint.get(1));
        assertThat(checkpoint.getFirst()).isEqualTo(keys.name());
        assertThat(text("/tlog/key")).isEqualTo(keys.verifierKey() + "\n");
        List<byte[]> entries = new ArrayList<>();
        for (long n = 0; n * 256 < size; n++) {
            int width = (int) Math.min(256, size - n * 256);
            ByteBuffer bundle = ByteBuffer.wrap(found("entries/" + address(n, width)));
            byte[] tile = found("0/" + address(n, width));
            assertThat(tile).hasSize(32 * width);
            for (int i = 0; i < width; i++) {
                byte[] entry = new byte[bundle.getShort()];
                bundle.get(entry);
                entries.add(entry);
                assertThat(Arrays.copyOfRange(tile, 32 * i, 32 * i + 32)).isEqualTo(ModelLog.root(List.of(entry)));
            }
            assertThat(bundle.hasRemaining()).isFalse();
        }
        assertThat(Base64.getEncoder().encodeToString(ModelLog.root(entries))).isEqualTo(checkpoint.get(2));
        byte[] above = found("1/" + address(0, (int) Math.min(255, size / 256)));
        assertThat(Arrays.copyOf(above, 32)).isEqualTo(ModelLog.root(entries.subList(0, 256)));
    }

    @Test
    void oneTileHasOneAddressAndNothingElseIsServed() throws Exception {
        checkpoint();
        for (String path : List.of(
                "0/x000/000",
                "0/0",
                "0/0000",
                "0/000.p/0",
                "0/000.p/256",
                "0/000.p/257",
                "0/000.p/01",
                "0/000.p/-1",
                "8/000.p/1",
                "-1/000",
                "entries/x999/x999/999",
                "0/x999/x999/x999/x999/x999/999",
                "0/000/",
                "data/000",
                "0/%30%30%30")) {
            assertThat(answer(path).getStatus()).as(path).isEqualTo(404);
        }
    }

    @Test
    void witnessIsTakenAtItsWordOnceItsKeyIsKnown() throws Exception {
        TestWitness witness = new TestWitness("witness-" + UUID.randomUUID());
        String note = checkpoint();
        Instant at = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        assertThat(posted(witness.cosigned(note, at))).as("unknown").isEqualTo(403);

        act.as(administrator.subject(), () -> witnesses.add(nation, witness.key()));
        assertThat(posted(witness.cosigned(note, at))).isEqualTo(200);
        assertThat(posted(witness.cosigned(note, at))).as("again").isEqualTo(200);
        assertThat(listed()).singleElement().satisfies(one -> {
            assertThat(one.nation()).isEqualTo(nation);
            assertThat(one.lastAt()).isEqualTo(at);
            assertThat(one.lastSize())
                    .isEqualTo(Long.parseLong(note.lines().toList().get(1)));
        });
        assertThat(text("/tlog/cosigned")).contains(witness.cosigned(note, at));

        act.as(
                administrator.subject(),
                () -> witnesses.remove(listed().getFirst().name()));
        assertThat(posted(witness.cosigned(note, at))).as("removed").isEqualTo(403);
        assertThat(text("/tlog/cosigned")).doesNotContain(witness.key().split("\\+")[0]);
        assertThatThrownBy(() -> act.as(administrator.subject(), () -> witnesses.add(nation, witness.key())))
                .isInstanceOfSatisfying(
                        WitnessRefused.class, e -> assertThat(e.why()).isEqualTo(WitnessRefused.Why.TAKEN));
    }

    @Test
    void onlyWhatBothSignedOfThisTreeIsTaken() throws Exception {
        TestWitness witness = new TestWitness("witness-" + UUID.randomUUID());
        act.as(administrator.subject(), () -> witnesses.add(nation, witness.key()));
        String note = checkpoint();
        Instant now = Instant.now();

        assertThat(posted("")).isEqualTo(400);
        assertThat(posted("no note")).isEqualTo(400);
        assertThat(posted("x".repeat(17_000))).isEqualTo(413);
        assertThat(posted(note)).as("by the log alone").isEqualTo(404);
        String cosigned = witness.cosigned(note, now);
        String text = cosigned.substring(0, cosigned.indexOf("\n\n") + 2);
        List<String> lines = cosigned.substring(text.length()).lines().toList();
        assertThat(posted(text + lines.get(1) + "\n" + lines.get(1) + "\n"))
                .as("by the witness alone")
                .isEqualTo(404);
        assertThat(posted(witness.cosigned(note, now.plusSeconds(3600))))
                .as("of a time that has not come")
                .isEqualTo(403);
        assertThat(posted(cosigned.replace(
                        lines.get(1),
                        new TestWitness(lines.get(1).split(" ")[1])
                                .cosigned(note, now)
                                .lines()
                                .toList()
                                .getLast())))
                .as("by another key of the same name")
                .isEqualTo(403);

        assertThat(disputes(witness)).isEmpty();
        String forged = "%s\n3\n%s\n".formatted(keys.name(), Base64.getEncoder().encodeToString(new byte[32]));
        assertThat(posted(witness.cosigned(forged + "\n" + keys.signatureLine(forged), now)))
                .as("another tree, under the log's own key")
                .isEqualTo(409);
        String ahead = text.strip().replaceFirst("\n[0-9]+\n", "\n900000000\n") + "\n";
        assertThat(posted(witness.cosigned(ahead + "\n" + keys.signatureLine(ahead), now)))
                .as("a tree that was restored to before this")
                .isEqualTo(409);
        assertThat(listed()).singleElement().extracting(Witness::lastSize).isNull();
        assertThat(disputes(witness)).containsExactly("3 " + nation.value(), "900000000 " + nation.value());
        posted(witness.cosigned(ahead + "\n" + keys.signatureLine(ahead), now.minusSeconds(60)));
        assertThat(disputes(witness)).as("said once more").hasSize(2);
    }

    @Test
    void logThatDoesNotGrowIsWitnessedAnewAllTheSame() throws Exception {
        TestWitness witness = new TestWitness("witness-" + UUID.randomUUID());
        act.as(administrator.subject(), () -> witnesses.add(nation, witness.key()));
        String note = checkpoint();
        assertThat(posted(witness.cosigned(note, Instant.now()))).isEqualTo(200);
        fixture.sql()
                .sql("update audit_cosignature set received_at = now() - interval '3 days' where witness = ?")
                .param(witness.key().split("\\+")[0])
                .update();

        assertThat(posted(witness.cosigned(note, Instant.now()))).isEqualTo(200);

        assertThat(listed())
                .singleElement()
                .extracting(Witness::receivedAt, InstanceOfAssertFactories.INSTANT)
                .isAfter(Instant.now().minusSeconds(3600));
    }

    @Test
    void noteIsWrittenInOneWayOrNotTaken() throws Exception {
        TestWitness witness = new TestWitness("witness-" + UUID.randomUUID());
        act.as(administrator.subject(), () -> witnesses.add(nation, witness.key()));
        String note = witness.cosigned(checkpoint(), Instant.now());
        String base64 = note.substring(note.lastIndexOf(' ') + 1, note.length() - 1);

        for (String other : List.of(
                note.substring(0, note.length() - 1) + "\r\n",
                note.replace(
                        "\n— " + witness.key().split("\\+")[0],
                        "\r\n— " + witness.key().split("\\+")[0]),
                note.substring(0, note.length() - 1) + " \n",
                note.replace(base64, base64.replaceFirst("=+$", "")),
                note.replace(base64, sameBytes(base64)),
                note + "\u0001\n")) {
            assertThat(posted(other)).as(other).isEqualTo(400);
        }
        byte[] noText = (note + "— x? AAAAAAAA\n").getBytes(StandardCharsets.UTF_8);
        noText[noText.length - "? AAAAAAAA\n".length()] = (byte) 0xff;
        assertThat(portal.perform(post("/tlog/cosignature").content(noText))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
        assertThat(posted(note)).isEqualTo(200);

        String[] key = witness.key().split("\\+");
        assertThatThrownBy(() -> act.as(
                        administrator.subject(),
                        () -> witnesses.add(nation, key[0] + "2+" + key[1] + "+" + key[2].replaceFirst("=+$", ""))))
                .isInstanceOf(WitnessRefused.class);
    }

    @Test
    void witnessOfAQuietLogIsSeenToLive() throws Exception {
        TestWitness witness = new TestWitness("witness-" + UUID.randomUUID());
        act.as(administrator.subject(), () -> witnesses.add(nation, witness.key()));
        String note = checkpoint();
        Instant first = Instant.ofEpochSecond(Instant.now().getEpochSecond()).minusSeconds(7200);
        assertThat(posted(witness.cosigned(note, first))).isEqualTo(200);
        fixture.sql()
                .sql("update audit_cosignature set received_at = now() - interval '2 hours' where witness = ?")
                .param(witness.key().split("\\+")[0])
                .update();

        assertThat(posted(witness.cosigned(note, first.plusSeconds(7000)))).isEqualTo(200);
        assertThat(listed()).singleElement().satisfies(one -> {
            assertThat(one.lastAt()).isEqualTo(first.plusSeconds(7000));
            assertThat(one.receivedAt()).isAfter(first.plusSeconds(7000));
        });
        assertThat(posted(witness.cosigned(note, first)))
                .as("posted again by anybody")
                .isEqualTo(200);
        assertThat(listed()).singleElement().extracting(Witness::lastAt).isEqualTo(first.plusSeconds(7000));
    }

    @Test
    void onlyAdministratorsSayWhoWitnesses() throws Exception {
        String key = new TestWitness("witness-" + UUID.randomUUID()).key();
        for (String role : List.of(Roles.AUDITOR, Roles.NATION_ADMINISTRATOR, Roles.LIAISON_OFFICER)) {
            Person other = fixture.official("GBR", role);
            assertThatThrownBy(() -> act.as(other.subject(), () -> witnesses.add(nation, key)))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> act.as(other.subject(), () -> witnesses.remove(key.split("\\+")[0])))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> act.as(administrator.subject(), () -> witnesses.add(nation, keys.verifierKey())))
                .as("the log's own key is none of a witness")
                .isInstanceOf(WitnessRefused.class);
        act.as(administrator.subject(), () -> witnesses.add(nation, key));
        assertThat(fixture.sql()
                        .sql(
                                "select detail ->> 'nation' from audit_entry where action = 'WITNESS_ADDED' and object_id = ?")
                        .param(key.split("\\+")[0])
                        .query(String.class)
                        .single())
                .isEqualTo(nation.value());
    }

    // The last digit before the padding holds bits that are not read.
    private static String sameBytes(String base64) {
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        int last = base64.indexOf('=') - 1;
        return base64.substring(0, last)
                + digits.charAt(digits.indexOf(base64.charAt(last)) + 1)
                + base64.substring(last + 1);
    }

    // What alerts auditors have of what that witness says: the size of the tree, and whose witness it is.
    private List<String> disputes(TestWitness witness) {
        return fixture.sql()
                .sql(
                        "select last_index || ' ' || member_nation from watch_alert where rule = 'LOG_DISPUTED' and subject = ? order by last_index")
                .param(witness.key().split("\\+")[0])
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<Witness> listed() {
        return act.get(administrator.subject(), () -> witnesses.list()).stream()
                .filter(witness -> witness.nation().equals(nation))
                .toList();
    }

    private String checkpoint() throws Exception {
        await().until(() -> portal.perform(get("/tlog/checkpoint"))
                        .andReturn()
                        .getResponse()
                        .getStatus()
                == 200);
        // Without what witnesses of other tests signed.
        String note = text("/tlog/checkpoint");
        int signature = note.indexOf("\n\n") + 2;
        return note.substring(0, note.indexOf('\n', signature) + 1);
    }

    private String text(String path) throws Exception {
        MockHttpServletResponse answer = portal.perform(get(path)).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Set-Cookie")).isNull();
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private int posted(String note) throws Exception {
        return portal.perform(post("/tlog/cosignature").content(note.getBytes(StandardCharsets.UTF_8)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private byte[] found(String tile) throws Exception {
        MockHttpServletResponse answer = answer(tile);
        assertThat(answer.getStatus()).as(tile).isEqualTo(200);
        assertThat(answer.getHeader("Cache-Control")).contains("immutable");
        return answer.getContentAsByteArray();
    }

    private MockHttpServletResponse answer(String tile) throws Exception {
        return portal.perform(get(URI.create("/tlog/tile/" + tile))).andReturn().getResponse();
    }

    private static String address(long n, int width) {
        return "%03d".formatted(n) + (width == 256 ? "" : ".p/" + width);
    }
}
