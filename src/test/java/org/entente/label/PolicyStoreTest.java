package org.entente.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.access.Roles;
import org.entente.label.PolicyObjection.Kind;
import org.entente.label.policy.SecurityPolicy;
import org.entente.shared.NationCode;
import org.entente.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Policies in editions: what a new one refuses, changes and leaves as it was, and when. */
class PolicyStoreTest extends PortalTest {

    @Autowired
    private Labels labels;

    @Autowired
    private PolicyStore store;

    @Autowired
    private PolicyDecisions decisions;

    @Autowired
    private PolicyDocuments documents;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private final TestPolicies one = new TestPolicies();
    private final TestPolicies other = new TestPolicies();

    @Test
    void identifierOrNameOfAnotherPolicyIsRefusedAndNothingStored() {
        enter(one.document());
        String document = text(one.document());

        assertRefused(document.replace(one.name(), other.name()), Kind.IDENTIFIER_OF_ANOTHER);
        assertRefused(document.replace(one.oid(), other.oid()), Kind.NAME_OF_ANOTHER);
        assertRefused(document.replace(one.name(), one.name().toLowerCase(Locale.ROOT)), Kind.IDENTIFIER_OF_ANOTHER);
        assertRefused(document, Kind.ALREADY_THERE);
        assertThat(editions(one)).hasSize(1);
        assertThat(editions(other)).isEmpty();
    }

    @Test
    void numbersAndPlacesNeverComeToMeanSomethingElse() {
        enter(one.document());
        String document = text(one.document());

        assertRefused(document.replace("\"ALPHA\" lacv=\"1\"", "\"ALPHA\" lacv=\"3\""), Kind.NUMBER_CHANGED);
        assertRefused(document.replace("name=\"ALPHA\"", "name=\"GAMMA\""), Kind.NUMBER_REUSED);
        assertRefused(document.replace("name=\"OPEN\"", "name=\"FREE\""), Kind.NUMBER_REUSED);
        assertRefused(document.replace("hierarchy=\"1\"", "hierarchy=\"2\""), Kind.LEVEL_MOVED);
        assertRefused(document.replace(one.oid() + ".1", one.oid() + ".2"), Kind.TAG_IDENTIFIER_CHANGED);
        assertThat(editions(one)).hasSize(1);
    }

    /** Equivalents go by the set's identifier and the number, so a new name does not free the numbers. */
    @Test
    void numbersOfATagSetThatIsCalledSomethingElseAreKeptToo() {
        enter(one.document());
        String renamed = text(one.document()).replace("TagSet name=\"Project\"", "TagSet name=\"Handling\"");

        assertRefused(renamed.replace("name=\"ALPHA\"", "name=\"GAMMA\""), Kind.NUMBER_REUSED);
        assertRefused(renamed.replace("\"ALPHA\" lacv=\"1\"", "\"ALPHA\" lacv=\"3\""), Kind.NUMBER_CHANGED);
        assertThat(editions(one)).hasSize(1);

        enter(renamed.getBytes(StandardCharsets.UTF_8));
        assertThat(editions(one)).hasSize(2);
    }

    @Test
    void ownPolicyKeepsWhatThePortalCountsOn() {
        String own = text(documents.shipped().getFirst());
        assertRefused(own.replace(" minSelection=\"1\"", ""), Kind.OWN_POLICY_INCOMPLETE);
        assertRefused(
                own.replace("name=\"EXERCISE CONTROL\" lacv=\"1\"", "name=\"CONTROL\" lacv=\"9\""),
                Kind.OWN_POLICY_INCOMPLETE);
    }

    @Test
    void brokenDocumentIsRefusedWithItsPlaceAndNothingStored() {
        String document = text(one.document());
        assertThatThrownBy(() -> enter(document.replace("2.1", "3.0").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        UnreadableDocument.class, e -> assertThat(e.line()).isOne());
        assertThatThrownBy(() -> enter(document.substring(0, 300).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableDocument.class);
        assertThat(editions(one)).isEmpty();
    }

    @Test
    void labelMadeUnderAnEditionReadsDecidesAndMarksAsBeforeWhenANewOneComes() {
        enter(one.document("SHUT", false, List.of()));
        ClearanceId cleared = labels.intern(one.clearance());
        LabelId old = labels.intern(one.label("CLOSED", "BETA"));
        String marked = labels.marking(labels.label(old)).banner();

        enter(one.document("LOCKED", true, List.of()));

        ConfidentialityLabel read = labels.label(old);
        assertThat(read.edition()).isOne();
        assertThat(labels.marking(read).banner()).isEqualTo(marked).contains("SHUT");
        assertThat(labels.permits(cleared, old)).isTrue();
        assertThat(labels.decide(one.clearance(), read).permitted()).isTrue();
        assertThat(labels.intern(read)).isEqualTo(old);

        assertThatThrownBy(() -> labels.intern(one.label("CLOSED", "BETA"))).isInstanceOf(InvalidLabel.class);
        LabelId fresh = labels.intern(one.label("CLOSED", "ALPHA"));
        assertThat(labels.label(fresh).edition()).isEqualTo(2);
        assertThat(labels.marking(labels.label(fresh)).banner()).contains("LOCKED");
        assertThat(labels.permits(cleared, fresh)).isTrue();
    }

    @Test
    void shippedPoliciesAreKeptOnceWhateverNodesStart() {
        Node second = new Node();
        Node third = new Node();

        assertThat(store.editions())
                .filteredOn(edition -> List.of("ENTENTE", "US-STYLE", "TLP").contains(edition.name()))
                .hasSize(3)
                .allMatch(edition -> edition.loadedBy() == null && edition.edition() == 1);
        assertThat(third.store.policies().editions("TLP"))
                .hasSameSizeAs(second.store.policies().editions("TLP"));
    }

    @Test
    void documentOfANewerPortalTakesThePlaceOfWhatItBroughtItselfAndOfNothingThatAdministratorsLoaded() {
        UUID administrator = fixture.official("GBR", Roles.ADMINISTRATOR).id().value();
        transaction.executeWithoutResult(status -> store.enter(one.document(), administrator));
        startWith(one.document("LOCKED", false, List.of()));
        assertThat(editions(one)).hasSize(1);

        startWith(other.document());
        startWith(other.document("LOCKED", false, List.of()));
        assertThat(editions(other)).hasSize(2);
        startWith(text(other.document())
                .replace("\"ALPHA\" lacv=\"1\"", "\"ALPHA\" lacv=\"3\"")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(editions(other)).hasSize(2);
    }

    /** A document that was taken while less was asked of one keeps its meaning, and no portal stays down for it. */
    @Test
    void editionThatWouldNotBeTakenTodayStaysInForce() {
        byte[] slip = text(one.document())
                .replace("</securityCategoryTag>", "<tagcategory/></securityCategoryTag>")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> enter(slip)).isInstanceOf(UnreadableDocument.class);
        startWith(slip, documents::readKept);

        assertThat(new Node().store.policies().current(one.name())).isPresent();
    }

    private void startWith(byte[] shipped) {
        startWith(shipped, documents::read);
    }

    private void startWith(byte[] shipped, Function<byte[], SecurityPolicy> reader) {
        new Node(new PolicyDocuments() {
            @Override
            public SecurityPolicy read(byte[] document) {
                return reader.apply(document);
            }

            @Override
            public SecurityPolicy readKept(byte[] document) {
                return documents.readKept(document);
            }

            @Override
            public List<byte[]> shipped() {
                return List.of(shipped);
            }
        });
    }

    @Test
    void nodeThatHasNotHeardOfAPolicyDecidesByItNevertheless() {
        Node deaf = new Node();
        enter(one.document());
        LabelId label = labels.intern(one.label("OPEN"));
        assertThat(deaf.store.policies().current(one.name())).isEmpty();

        ClearanceId cleared = deaf.registry.intern(Clearances.of(one.clearance()));

        assertThat(permitted(cleared, label)).isTrue();
        assertThat(deaf.store.policies().current(one.name())).isPresent();
    }

    @Test
    void labelOfAnEditionThatANodeHasNotHeardOfIsReadByIt() {
        Node deaf = new Node();
        enter(one.document());
        LabelId label = labels.intern(one.label("CLOSED"));
        ConfidentialityLabel asked = one.label("CLOSED").ofEdition(1);
        AccessDecisionFunction before = new AccessDecisionFunction(deaf.store.policies());
        assertThat(before.decide(one.clearance(), asked).permitted()).isFalse();
        deaf.store.refresh();

        assertThat(before.decide(one.clearance(), asked).permitted()).isTrue();
        assertThat(deaf.registry.permits(labels.intern(one.clearance()), label)).isTrue();
    }

    @Test
    void equivalenceThatIsAddedOpensPairsOnlyOnceTheyAreDecided() {
        enter(one.document());
        enter(other.document());
        LabelId label = labels.intern(one.label("CLOSED"));
        ClearanceId cleared = labels.intern(other.clearance());
        ClearanceId own = labels.intern(one.clearance());
        assertThat(labels.permits(cleared, label)).isFalse();

        // Nobody comes in between: what is decided in the background waits for this transaction's lock.
        transaction.executeWithoutResult(status -> {
            store.enter(other.document("SHUT", false, List.of(one)), null);
            assertThat(permittedHere(cleared, label)).isFalse();
            assertThat(permittedHere(own, label)).isTrue();
        });
        store.refresh();
        decisions.begin();

        await().until(() -> labels.permits(cleared, label));
        await().until(() -> store.editions().stream().allMatch(PolicyEdition::isDecided));
    }

    @Test
    void whatWasInterruptedIsTakenUpWhereItStood() {
        enter(one.document());
        LabelId label = labels.intern(one.label("CLOSED"));
        ClearanceId cleared = labels.intern(other.clearance());
        enter(other.document("SHUT", false, List.of(one)));

        // One node comes as far as one clearance; another that starts afterwards takes up the rest.
        new Node().store.decideNext();
        Node next = new Node();
        while (next.store.decideNext()) {
            assertThat(next.store.editions()).isNotEmpty();
        }

        assertThat(permitted(cleared, label)).isTrue();
        assertThat(next.store.decideNext()).isFalse();
    }

    @Test
    void equivalenceThatIsWithdrawnClosesPairsWithThePolicyItself() {
        enter(one.document());
        enter(other.document("SHUT", false, List.of(one)));
        LabelId label = labels.intern(one.label("CLOSED"));
        ClearanceId cleared = labels.intern(other.clearance());
        LabelId theirs = labels.intern(other.label("CLOSED"));
        ClearanceId own = labels.intern(one.clearance());
        assertThat(labels.permits(cleared, label)).isTrue();
        assertThat(labels.permits(own, theirs)).isTrue();

        transaction.executeWithoutResult(status -> {
            store.enter(other.document("SHUT", true, List.of()), null);
            assertThat(permittedHere(cleared, label)).isFalse();
            assertThat(permittedHere(own, theirs)).isFalse();
            status.setRollbackOnly();
        });
        assertThat(permitted(cleared, label)).isTrue();

        enter(other.document("SHUT", true, List.of()));
        assertThat(labels.permits(cleared, label)).isFalse();
        assertThat(labels.permits(own, theirs)).isFalse();
        assertThat(labels.permits(cleared, theirs)).isTrue();
    }

    @Test
    void whoeverIsInternedWhileAPolicyComesIsDecidedByWhatIsInForce() throws InterruptedException, ExecutionException {
        enter(one.document());
        enter(other.document());
        List<NationCode> nations = NationCode.iso();
        Stream<Callable<Object>> loads = IntStream.range(0, 4)
                .mapToObj(n -> () -> enter(other.document("P" + n, false, n % 2 == 0 ? List.of(one) : List.of())));
        Stream<Callable<Object>> interns = IntStream.range(0, 24)
                .mapToObj(n -> () -> n % 2 == 0
                        ? labels.intern(one.label(n % 4 == 0 ? "OPEN" : "CLOSED"))
                        : labels.intern(Clearances.of(
                                other.clearance(),
                                labels.policy().clearance("RESTRICTED", nations.get(60 + n), List.of()))));
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            for (Future<Object> done :
                    threads.invokeAll(Stream.concat(loads, interns).toList())) {
                assertThat(done.get()).isNotNull();
            }
        }
        while (store.decideNext()) {
            assertThat(store.editions()).isNotEmpty();
        }

        assertThat(undecided()).isZero();
        boolean linked = !labels.policies()
                .current(other.name())
                .orElseThrow()
                .equivalents()
                .isEmpty();
        assertThat(fixture.sql()
                        .sql("""
                                select distinct d.permitted from dominance d
                                  join label l on l.id = d.label_id join clearance c on c.id = d.clearance_id
                                 where l.policy = ? and c.content @> jsonb_build_object('held', jsonb_build_array(jsonb_build_object('policy', ?::text)))
                                """)
                        .params(one.name(), other.name())
                        .query(Boolean.class)
                        .list())
                .containsExactly(linked);
    }

    private SecurityPolicy enter(byte[] document) {
        SecurityPolicy policy =
                java.util.Objects.requireNonNull(transaction.execute(status -> store.enter(document, null)));
        store.refresh();
        return policy;
    }

    private void assertRefused(String document, Kind why) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        assertThat(store.objection(store.read(bytes), bytes).orElseThrow().kind())
                .isEqualTo(why);
        assertThatThrownBy(() -> enter(bytes))
                .isInstanceOfSatisfying(
                        PolicyNotAccepted.class,
                        refused -> assertThat(refused.objection().kind()).isEqualTo(why));
    }

    private List<PolicyEdition> editions(TestPolicies policy) {
        return store.editions().stream()
                .filter(edition -> edition.name().equals(policy.name()))
                .toList();
    }

    private static final String PERMITTED = "select permitted from dominance where clearance_id = ? and label_id = ?";

    private boolean permitted(ClearanceId clearance, LabelId label) {
        return fixture.sql()
                .sql(PERMITTED)
                .params(clearance.value(), label.value())
                .query(Boolean.class)
                .single();
    }

    // In the transaction of the load, as the engine's role.
    private boolean permittedHere(ClearanceId clearance, LabelId label) {
        jdbc.sql("set local role entente_jobs").update();
        boolean permitted = jdbc.sql(PERMITTED)
                .params(clearance.value(), label.value())
                .query(Boolean.class)
                .single();
        jdbc.sql("set local role none").update();
        return permitted;
    }

    private int undecided() {
        return fixture.sql().sql("""
                        select count(*) from label l cross join clearance c
                         where not exists (select from dominance d where d.label_id = l.id and d.clearance_id = c.id)
                        """).query(Integer.class).single();
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }

    /** The engine as another node has it: on the same database, with a memory of its own. */
    private final class Node {

        private final PolicyStore store;
        private final LabelRegistry registry;

        Node() {
            this(documents);
        }

        Node(PolicyDocuments known) {
            EngineWork engine = new EngineWork(jdbc, transactions);
            Dominance dominance = new Dominance(jdbc, json);
            store = new PolicyStore(new PolicyRepository(jdbc), known, engine, dominance);
            store.start();
            registry = new LabelRegistry(jdbc, json, store, engine, dominance, transactions);
        }
    }
}
