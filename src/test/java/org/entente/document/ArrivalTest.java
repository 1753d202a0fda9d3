package org.entente.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.entente.audit.AuditAction;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditQuery;
import org.entente.audit.trail.AuditTrail;
import org.entente.binding.Arrival;
import org.entente.binding.BindingRefused;
import org.entente.binding.BindingRefused.Why;
import org.entente.binding.Bindings;
import org.entente.binding.Partners;
import org.entente.label.Category;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.label.TagType;
import org.entente.label.binding.BoundLabels;
import org.entente.label.binding.ReadBinding;
import org.entente.label.xml.MetadataLabel;
import org.entente.shared.WorkspaceId;
import org.entente.standalone.SigningKeys;
import org.entente.testing.Fixture.Person;
import org.entente.testing.TestSigners;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files that come with a label bound to them: what is broken leaves nothing, and whose the label was stays to be seen. */
class ArrivalTest extends DocumentTest {

    private static final String NAME = "Lage – Übung.txt";
    private static final byte[] FILE = "Serial 1. Move to the assembly area.".getBytes(UTF_8);

    @Autowired
    private Arrivals arrivals;

    @Autowired
    private Labels labels;

    @Autowired
    private Bindings bindings;

    @Autowired
    private AuditTrail trail;

    private Partners partners;

    @BeforeEach
    void partner() {
        partners = new Partners(labels.policies());
    }

    @Test
    void brokenBindingIsRefusedAndNothingIsStored() {
        byte[] binding = signed(shared());
        byte[] changed = FILE.clone();
        changed[0] ^= 1;
        assertThat(refused(binding, NAME, changed, shared())).isEqualTo(Why.BROKEN);

        String swapped = new String(unsigned(fixture.label("CONFIDENTIAL", "GBR", "FRA")), UTF_8)
                .replace(">CONFIDENTIAL<", ">RESTRICTED<");
        assertThat(refused(swapped.getBytes(UTF_8), NAME, FILE, shared())).isEqualTo(Why.BROKEN);

        byte[] touched = new String(binding, UTF_8).replace(">FRA<", ">POL<").getBytes(UTF_8);
        assertThat(refused(touched, NAME, FILE, shared())).isEqualTo(Why.BROKEN);

        byte[] stranger = partners.sidecar(Partners.labelled(shared()), NAME, FILE, SigningKeys.make());
        assertThat(refused(stranger, NAME, FILE, shared())).isEqualTo(Why.BROKEN);

        assertThat(refused("<no-binding/>".getBytes(UTF_8), NAME, FILE, shared()))
                .isEqualTo(Why.UNREADABLE);

        nothingIsStored();
        assertThat(refusals())
                .containsOnly(
                        tuple(Outcome.FAILED, "BINDING_BROKEN", british.name()),
                        tuple(Outcome.FAILED, "BINDING_UNREADABLE", british.name()))
                .hasSize(5);
    }

    @Test
    void bindingOfAnotherFileIsRefused() {
        assertThat(refused(signed(shared()), "Another.txt", FILE, shared())).isEqualTo(Why.OTHER_FILE);
        nothingIsStored();
    }

    @Test
    void labelThatPermitsMoreThanTheOneThatIsBoundIsRefused() {
        byte[] binding = signed(fixture.label("CONFIDENTIAL", "GBR", "FRA"));
        assertThat(refused(binding, NAME, FILE, shared())).isEqualTo(Why.LOWERED);
        assertThat(refused(binding, NAME, FILE, fixture.label("CONFIDENTIAL", "GBR", "FRA", "POL")))
                .isEqualTo(Why.LOWERED);
        nothingIsStored();
    }

    @Test
    void labelThatDoesNotFitIsRefusedBeforeTheFileIsSent() {
        assertThat(examined(british, signed(fixture.label("RESTRICTED", "FRA"))))
                .isEqualTo(Why.NOT_RELEASABLE);
        assertThat(examined(british, signed(new ConfidentialityLabel("ENTENTE", "RESTRICTED", List.of()))))
                .isEqualTo(Why.INVALID);
        assertThat(examined(british, signed(tlp("TLP:RED")))).isEqualTo(Why.NO_EQUIVALENT);
        WorkspaceId low = fixture.workspace("UNCLASSIFIED");
        fixture.admit(low, british, AdmissionRole.LEAD);
        assertThat(examined(british, low, signed(shared()))).isEqualTo(Why.ABOVE_CEILING);
        assertThatThrownBy(() -> act.as(
                        fixture.officer("GBR", "SECRET").subject(),
                        () -> arrivals.examine(workspace, signed(shared()))))
                .isInstanceOf(DocumentNotAllowed.class);
    }

    @Test
    void readerBringsNothing() {
        assertThatThrownBy(() -> arrive(reader, signed(shared()), NAME, FILE, shared()))
                .isInstanceOf(DocumentNotAllowed.class);
        nothingIsStored();
    }

    @Test
    void wholeBindingProposesItsLabelAndTheFileIsStoredUnderIt() {
        Arrival arrival = act.get(british.subject(), () -> arrivals.examine(workspace, signed(shared())));
        assertThat(arrival.proposed().saysTheSameAs(shared())).isTrue();
        assertThat(arrival.isTranslated()).isFalse();
        assertThat(arrival.fileName()).isEqualTo(NAME);

        DocumentId id = arrive(british, signed(shared()), NAME, FILE, arrival.proposed());
        assertThat(opened(id).summary().label().saysTheSameAs(shared())).isTrue();
        assertThat(opened(id).versions().getFirst().foreign())
                .isNotNull()
                .extracting(ForeignLabel::signer)
                .isEqualTo("CN=Entente");
        assertThat(arrive(british, unsigned(shared()), NAME, FILE, fixture.label("CONFIDENTIAL", "GBR")))
                .satisfies(raised -> assertThat(
                                opened(raised).versions().getFirst().foreign())
                        .extracting(ForeignLabel::signer)
                        .isNull());
    }

    @Test
    void labelOfAnotherPolicyComesAsItsEquivalentAndIsKeptToTheByte() {
        ConfidentialityLabel came = tlp("TLP:AMBER+STRICT");
        byte[] binding = signed(came);
        byte[] xml = bindings.read(binding).labelXml();
        Arrival arrival = act.get(british.subject(), () -> arrivals.examine(workspace, binding));
        assertThat(arrival.isTranslated()).isTrue();
        assertThat(arrival.proposed().saysTheSameAs(shared())).isTrue();

        DocumentId id = arrive(british, binding, NAME, FILE, arrival.proposed());
        assertThat(foreign(id, 1)).isEqualTo(xml);

        // Whatever becomes of the label here, and of the file.
        ConfidentialityLabel raised = fixture.label("CONFIDENTIAL", "GBR");
        relabel.give(british, id, raised);
        act.as(british.subject(), () -> documents.restore(id, 1));
        assertThat(foreign(id, 1)).isEqualTo(xml);
        assertThat(foreign(id, 2)).isEqualTo(xml);
        act.as(french.subject(), () -> assertThat(documents.open(id)).isEmpty());

        ReadBinding left = bindings.read(act.get(british.subject(), () -> {
            try (TakenAlong taken = documents.download(id, 2)) {
                return taken.binding();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
        assertThat(left.labelXml()).isEqualTo(xml);
        MetadataLabel alternative = left.alternative().orElseThrow().label();
        assertThat(alternative.kind()).isEqualTo(MetadataLabel.Kind.ALTERNATIVE);
        assertThat(alternative.label().saysTheSameAs(raised)).isTrue();
    }

    @Test
    void databaseItselfChangesNoLabelThatCame() {
        DocumentId id = arrive(british, signed(shared()), NAME, FILE, shared());
        assertThatThrownBy(() -> fixture.sql()
                        .sql(
                                "update foreign_label set signer = 'CN=Somebody' where document_id = (select id from document where public_id = ?)")
                        .param(id.value())
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void alternativeLabelOnlyRaisesWhatThePoliciesSay() {
        ConfidentialityLabel came = tlp("TLP:AMBER+STRICT");
        assertThat(proposed(came, fixture.label("CONFIDENTIAL", "GBR", "FRA"))
                        .saysTheSameAs(fixture.label("CONFIDENTIAL", "GBR", "FRA")))
                .isTrue();
        assertThat(proposed(came, fixture.label("UNCLASSIFIED", "GBR", "FRA", "POL"))
                        .saysTheSameAs(shared()))
                .isTrue();
    }

    @Test
    void fileWithoutABindingHasNoForeignLabel() {
        DocumentId id = store(NAME, FILE);
        assertThat(opened(id).versions().getFirst().foreign()).isNull();
    }

    private ConfidentialityLabel proposed(ConfidentialityLabel came, ConfidentialityLabel alternative) {
        BoundLabels both = Partners.labelled(came)
                .with(new MetadataLabel(
                        MetadataLabel.Kind.ALTERNATIVE,
                        alternative,
                        null,
                        null,
                        null,
                        Instant.parse("2026-09-26T12:00:00Z"),
                        null,
                        null));
        byte[] binding = partners.sidecar(both, NAME, FILE, TestSigners.partner());
        return act.get(british.subject(), () -> arrivals.examine(workspace, binding))
                .proposed();
    }

    private static ConfidentialityLabel tlp(String level) {
        return new ConfidentialityLabel(
                "TLP", level, List.of(Category.of(TagType.PERMISSIVE, "Releasable To", List.of("GBR", "FRA"))));
    }

    private byte[] signed(ConfidentialityLabel label) {
        return partners.sidecar(Partners.labelled(label), NAME, FILE, TestSigners.partner());
    }

    private byte[] unsigned(ConfidentialityLabel label) {
        return partners.sidecar(Partners.labelled(label), NAME, FILE, null);
    }

    private DocumentId arrive(Person person, byte[] binding, String name, byte[] content, ConfidentialityLabel label) {
        return act.get(person.subject(), () -> {
            try {
                return arrivals.store(
                        new NewDocument(workspace, label, name, null), binding, new ByteArrayInputStream(content));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private @Nullable Why refused(byte[] binding, String name, byte[] content, ConfidentialityLabel label) {
        try {
            arrive(british, binding, name, content, label);
            return null;
        } catch (BindingRefused e) {
            return e.why();
        }
    }

    private @Nullable Why examined(Person person, byte[] binding) {
        return examined(person, workspace, binding);
    }

    private @Nullable Why examined(Person person, WorkspaceId where, byte[] binding) {
        try {
            act.as(person.subject(), () -> arrivals.examine(where, binding));
            return null;
        } catch (BindingRefused e) {
            return e.why();
        }
    }

    private void nothingIsStored() {
        assertThat(kept(workspace)).isEmpty();
        act.as(british.subject(), () -> assertThat(documents.list(workspace)).isEmpty());
    }

    private byte[] foreign(DocumentId id, int number) {
        return fixture.sql()
                .sql(
                        "select xml from foreign_label where number = ? and document_id = (select id from document where public_id = ?)")
                .params(number, id.value())
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    private List<Tuple> refusals() {
        Person auditor = fixture.official("BEL", "auditor");
        AuditQuery query = AuditQuery.ALL;
        return act.get(auditor.subject(), () -> trail.list(query, null, 100)).stream()
                .filter(entry -> british.name().equals(entry.actorName()))
                .filter(entry ->
                        entry.action() == AuditAction.BINDING_EXAMINED || entry.action() == AuditAction.DOCUMENT_STORED)
                .map(entry -> tuple(entry.outcome(), entry.reason(), entry.actorName()))
                .toList();
    }
}
