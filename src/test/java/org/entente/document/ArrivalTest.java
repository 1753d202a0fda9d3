package org.entente.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.assertj.core.groups.Tuple;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditQuery;
import org.entente.audit.trail.AuditTrail;
import org.entente.binding.Arrival;
import org.entente.binding.BindingRefused;
import org.entente.binding.BindingRefused.Why;
import org.entente.binding.Bindings;
import org.entente.binding.Partners;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.label.TagType;
import org.entente.label.binding.BindingHeader;
import org.entente.label.binding.BoundLabels;
import org.entente.label.binding.ReadBinding;
import org.entente.label.xml.MetadataLabel;
import org.entente.relabelling.LabelReviews;
import org.entente.relabelling.RelabellingRefused;
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

    @Autowired
    private LabelReviews reviews;

    @Autowired
    private ForeignSuccession succession;

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
    void labelOfAnotherPolicyIsAskedOfTheNationsClearanceAndNotOfItsNameAlone() {
        assertThat(examinedIn("TLP", british, new ConfidentialityLabel("TLP", "TLP:CLEAR", List.of())))
                .isNull();
        Person american = fixture.officer("USA", "SECRET");
        assertThat(examinedIn("US-STYLE", american, us(List.of(), List.of("NOFORN"))))
                .isNull();
        // The policy that the portal brings along lets nothing be open by omission, whoever asks.
        assertThat(examinedIn("US-STYLE", american, new ConfidentialityLabel("US-STYLE", "UNCLASSIFIED", List.of())))
                .isEqualTo(Why.INVALID);
        assertThat(examinedIn("US-STYLE", british, us(List.of(), List.of("NOFORN"))))
                .isEqualTo(Why.NOT_RELEASABLE);

        Person eyes = fixture.officer(fixture.newNation().value(), "SECRET");
        ConfidentialityLabel five = us(List.of("USA", "FVEY"), List.of());
        assertThat(examinedIn("US-STYLE", eyes, five)).isEqualTo(Why.NOT_RELEASABLE);
        Clearance group = new Clearance(
                "US-STYLE",
                new TreeSet<>(List.of("UNCLASSIFIED", "CONFIDENTIAL", "SECRET")),
                List.of(Category.of(TagType.PERMISSIVE, "Releasable To", List.of("FVEY"))));
        fixture.sql()
                .sql("update nation set clearance_id = ? where code = ?")
                .params(
                        labels.intern(labels.standing(eyes.nation()).with(group))
                                .value(),
                        eyes.nation().value())
                .update();
        assertThat(examinedIn("US-STYLE", eyes, five)).isNull();
    }

    private @Nullable Why examinedIn(String policy, Person person, ConfidentialityLabel label) {
        String highest = labels.policies()
                .current(policy)
                .orElseThrow()
                .levels()
                .getLast()
                .name();
        WorkspaceId space = fixture.workspace(policy, highest);
        fixture.admit(space, person, AdmissionRole.LEAD);
        return examined(person, space, signed(label));
    }

    private static ConfidentialityLabel us(List<String> released, List<String> caveats) {
        List<Category> categories = new ArrayList<>();
        if (!caveats.isEmpty()) {
            categories.add(Category.of(TagType.RESTRICTIVE, "Foreign Release", caveats));
        }
        if (!released.isEmpty()) {
            categories.add(Category.of(TagType.PERMISSIVE, "Releasable To", released));
        }
        return new ConfidentialityLabel("US-STYLE", "SECRET", categories);
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
    void labelThatAPartnerSignedIsTheLeastWhoeverAgreesHere() {
        ConfidentialityLabel higher = fixture.label("CONFIDENTIAL", "GBR", "FRA");
        DocumentId id = arrive(british, signed(shared()), NAME, FILE, higher);
        relabel.give(british, id, shared());
        assertThat(opened(id).summary().label().saysTheSameAs(shared())).isTrue();

        ConfidentialityLabel wider = fixture.label("RESTRICTED", "GBR", "FRA", "POL");
        assertThat(relabel.refusal(british, ObjectKind.DOCUMENT, id.value(), wider))
                .isEqualTo(RelabellingRefused.Why.BELOW_FOREIGN);
        assertThatThrownBy(() -> relabel.alone(british, ObjectKind.DOCUMENT, id.value(), wider))
                .isInstanceOfSatisfying(
                        RelabellingRefused.class,
                        refused -> assertThat(refused.floor()).hasValueSatisfying(floor -> {
                            assertThat(floor.signer()).isEqualTo("CN=Entente");
                            assertThat(floor.label().saysTheSameAs(shared())).isTrue();
                        }));
        assertThatThrownBy(() -> fixture.sql()
                        .sql("update document set label_id = ? where public_id = ?")
                        .params(labels.intern(wider).value(), id.value())
                        .update())
                .hasMessageContaining("is the least that it has");
        relabel.give(british, id, higher);
        assertThat(opened(id).summary().label().saysTheSameAs(higher)).isTrue();
    }

    @Test
    void onlyALaterLabelThatTheSameHandSignedForTheSameFileLetsItBeOpened() {
        DocumentId id = arrive(british, signed(shared()), NAME, FILE, shared());
        ConfidentialityLabel open = fixture.label("UNCLASSIFIED", "GBR", "FRA", "POL");
        byte[] later = partners.sidecar(given(open, "2026-10-01T12:00:00Z", null), NAME, FILE, TestSigners.partner());
        byte[] earlier = partners.sidecar(given(open, "2026-01-01T12:00:00Z", null), NAME, FILE, TestSigners.partner());
        byte[] nobodys = partners.sidecar(given(open, "2026-10-01T12:00:00Z", null), NAME, FILE, null);
        for (byte[] vain : List.of(earlier, nobodys)) {
            add(british, id, vain);
            assertThat(relabel.refusal(british, ObjectKind.DOCUMENT, id.value(), open))
                    .isEqualTo(RelabellingRefused.Why.BELOW_FOREIGN);
        }
        DocumentId other = arrive(british, signed(shared()), NAME, FILE, shared());
        add(british, other, later);
        relabel.give(british, other, open);
        assertThat(opened(other).summary().label().saysTheSameAs(open)).isTrue();
    }

    @Test
    void versionComesWithItsBindingForTheOriginatingNationAndNotAboveTheFile() {
        DocumentId id = store(NAME, "Without a label of its own".getBytes(UTF_8));
        assertThatThrownBy(() -> add(french, id, signed(shared())))
                .isInstanceOfSatisfying(
                        DocumentNotAllowed.class,
                        refused -> assertThat(refused.why()).isEqualTo(DocumentNotAllowed.Why.NOT_THE_ORIGINATOR));
        assertThatThrownBy(() -> add(british, id, signed(fixture.label("CONFIDENTIAL", "GBR"))))
                .isInstanceOfSatisfying(
                        BindingRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(Why.ABOVE_FILE));
        byte[] swapped = partners.sidecar(Partners.labelled(shared()), NAME, new byte[] {1}, TestSigners.partner());
        assertThatThrownBy(() -> add(british, id, swapped))
                .isInstanceOfSatisfying(
                        BindingRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(Why.BROKEN));
        assertThat(opened(id).versions()).hasSize(1);

        add(british, id, signed(shared()));
        assertThat(opened(id).versions()).extracting(DocumentVersion::number).containsExactly(2, 1);
        assertThat(opened(id).versions().getFirst().foreign()).isNotNull();
        assertThat(download(british, id, 2)).isEqualTo(FILE);
    }

    @Test
    void successorThatRestrictsTakesEffectByItselfOnItsDate() {
        ConfidentialityLabel stricter = fixture.label("CONFIDENTIAL", "GBR");
        DocumentId id =
                arrive(british, signed(given(shared(), "2026-09-26T12:00:00Z", stricter)), NAME, FILE, shared());
        succession.doDue();
        assertThat(opened(id).summary().label().saysTheSameAs(shared())).isTrue();
        act.as(french.subject(), () -> assertThat(documents.open(id)).isPresent());

        comes(id);
        succession.doDue();
        assertThat(opened(id).summary().label().saysTheSameAs(stricter)).isTrue();
        act.as(french.subject(), () -> assertThat(documents.open(id)).isEmpty());
        assertThat(told(british, id)).containsExactly("relabelling.stage-raised");
        assertThat(entries(id, "LABEL_CHANGE_DONE")).isEqualTo(1);
        assertThat(relabel.refusal(british, ObjectKind.DOCUMENT, id.value(), shared()))
                .isEqualTo(RelabellingRefused.Why.BELOW_FOREIGN);
        succession.doDue();
        assertThat(told(british, id)).hasSize(1);
    }

    @Test
    void whoeverRestoresAVersionHasNotBroughtItsLabel() {
        ConfidentialityLabel stricter = fixture.label("CONFIDENTIAL", "GBR");
        DocumentId id =
                arrive(british, signed(given(shared(), "2026-09-26T12:00:00Z", stricter)), NAME, FILE, shared());
        succession.doDue();
        act.as(french.subject(), () -> documents.restore(id, 1));
        fixture.sql().sql("""
                        update foreign_floor set settled_at = now()
                         where number = 1 and document_id = (select d.id from document d where d.public_id = ?)
                        """).param(id.value()).update();
        comes(id);
        succession.doDue();
        assertThat(opened(id).summary().label().saysTheSameAs(stricter)).isTrue();
    }

    @Test
    void fileThatCannotFollowHoldsUpNoOther() {
        ConfidentialityLabel stricter = fixture.label("CONFIDENTIAL", "GBR");
        byte[] binding = signed(given(shared(), "2026-09-26T12:00:00Z", stricter));
        DocumentId broken = arrive(british, binding, NAME, FILE, shared());
        DocumentId whole = arrive(british, binding, NAME, FILE, shared());
        succession.doDue();
        comes(broken);
        comes(whole);
        int asked = fixture.sql()
                .sql("""
                        select o.floor_label_id
                          from foreign_floor o
                          join document d on d.id = o.document_id
                         where d.public_id = ? and o.settled_at is null
                        """)
                .param(broken.value())
                .query(Integer.class)
                .single();
        int unreadable =
                fixture.sql().sql("""
                        insert into label (policy, edition, classification, rank, releasable_to, content, canonical)
                        select policy, edition, classification, rank, releasable_to, '{}', 'unreadable' from label where id = ?
                        returning id
                        """).param(asked).query(Integer.class).single();
        floor(broken, unreadable);
        succession.doDue();
        assertThat(opened(whole).summary().label().saysTheSameAs(stricter)).isTrue();

        floor(broken, asked);
        fixture.sql()
                .sql("delete from dominance where label_id = ?")
                .param(unreadable)
                .update();
        fixture.sql().sql("delete from label where id = ?").param(unreadable).update();
        succession.doDue();
        assertThat(opened(broken).summary().label().saysTheSameAs(stricter)).isTrue();
    }

    @Test
    void successorThatOpensAsksPeopleOnItsDateAndNotBefore() {
        ConfidentialityLabel open = fixture.label("UNCLASSIFIED", "GBR", "FRA", "POL");
        DocumentId id = arrive(british, signed(given(shared(), "2026-09-26T12:00:00Z", open)), NAME, FILE, shared());
        assertThat(relabel.refusal(british, ObjectKind.DOCUMENT, id.value(), open))
                .isEqualTo(RelabellingRefused.Why.BELOW_FOREIGN);
        comes(id);
        succession.doDue();
        assertThat(opened(id).summary().label().saysTheSameAs(shared())).isTrue();
        assertThat(told(british, id)).containsExactly("relabelling.stage-opens");
        assertThat(told(french, id)).doesNotContain("relabelling.stage-opens");
        relabel.give(british, id, open);
        act.as(polish.subject(), () -> assertThat(documents.open(id)).isPresent());
    }

    @Test
    void fileThatWouldBeOutOfReachOneDayIsNotTakenIn() {
        assertThat(examined(british, signed(given(shared(), "2026-09-26T12:00:00Z", fixture.label("SECRET", "FRA")))))
                .isEqualTo(Why.NOT_RELEASABLE);
        WorkspaceId low = fixture.workspace("RESTRICTED");
        fixture.admit(low, british, AdmissionRole.LEAD);
        assertThat(examined(
                        british,
                        low,
                        signed(given(shared(), "2026-09-26T12:00:00Z", fixture.label("CONFIDENTIAL", "GBR")))))
                .isEqualTo(Why.ABOVE_CEILING);
    }

    @Test
    void reviewOfALabelThatCameIsTheFiles() {
        DocumentId id = arrive(british, signed(given(shared(), "2026-09-26T12:00:00Z", null)), NAME, FILE, shared());
        assertThat(act.get(british.subject(), () -> reviews.day(id.value()))).contains(LocalDate.parse("2031-05-04"));
    }

    /** With a review, and a successor in an hour unless there is none. */
    private static BoundLabels given(ConfidentialityLabel label, String at, @Nullable ConfidentialityLabel next) {
        Instant created = Instant.parse(at);
        return BoundLabels.of(new MetadataLabel(
                MetadataLabel.Kind.ORIGINATOR,
                label,
                null,
                null,
                null,
                created,
                Instant.parse("2031-05-04T00:00:00Z"),
                next == null
                        ? null
                        : new MetadataLabel.Succession(
                                Instant.now().plus(Duration.ofHours(1)), MetadataLabel.originator(next, created))));
    }

    private byte[] signed(BoundLabels bound) {
        return partners.sidecar(bound, NAME, FILE, TestSigners.partner());
    }

    private void comes(DocumentId id) {
        fixture.sql()
                .sql(
                        "update foreign_floor set since = since - interval '2 hours' where document_id = (select id from document where public_id = ?)")
                .param(id.value())
                .update();
    }

    private void floor(DocumentId id, int label) {
        fixture.sql().sql("""
                        update foreign_floor set floor_label_id = ?
                         where document_id = (select d.id from document d where d.public_id = ?) and settled_at is null
                        """).params(label, id.value()).update();
    }

    private List<String> told(Person person, DocumentId id) {
        return fixture.sql()
                .sql("select kind from notification where member_id = ? and object_id = ? order by at")
                .params(person.id().value(), id.value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private int entries(DocumentId id, String action) {
        return fixture.sql()
                .sql("select count(*)::int from audit_entry where object_id = ? and action = ?")
                .params(id.toString(), action)
                .query(Integer.class)
                .single();
    }

    private void add(Person person, DocumentId id, byte[] binding) {
        act.as(person.subject(), () -> {
            try {
                arrivals.addVersion(id, NAME, binding, new ByteArrayInputStream(FILE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void bindingWithoutADigestIsTakenAndVouchesForNothing() {
        String plain = """
                <BindingInformation xmlns="urn:nato:stanag:4778:bindinginformation:1:0"><MetadataBindingContainer>\
                <MetadataBinding><Metadata><l:originatorConfidentialityLabel \
                xmlns:l="urn:nato:stanag:4774:confidentialitymetadatalabel:1:0"><l:ConfidentialityInformation>\
                <l:PolicyIdentifier>ENTENTE</l:PolicyIdentifier><l:Classification>RESTRICTED</l:Classification>\
                <l:Category Type="PERMISSIVE" TagName="Releasable To"><l:GenericValue>GBR</l:GenericValue>\
                <l:GenericValue>FRA</l:GenericValue></l:Category></l:ConfidentialityInformation>\
                <l:CreationDateTime>2026-09-26T12:00:00Z</l:CreationDateTime></l:originatorConfidentialityLabel></Metadata>\
                <DataReference URI="plan.txt"/></MetadataBinding></MetadataBindingContainer></BindingInformation>""";
        DocumentId id = arrive(british, plain.getBytes(UTF_8), "plan.txt", FILE, shared());
        assertThat(opened(id).versions().getFirst().foreign())
                .isNotNull()
                .extracting(ForeignLabel::signer)
                .isNull();
        assertThat(fixture.sql()
                        .sql(
                                "select detail ->> 'binding' from audit_entry where object_id = ? and action = 'DOCUMENT_STORED'")
                        .param(id.toString())
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly("NOT_SIGNED DATA_UNCHECKED");
        assertThat(refused(plain.getBytes(UTF_8), "another.txt", FILE, shared()))
                .isEqualTo(Why.OTHER_FILE);
        // It goes on with a digest of ours, and is still its originator's.
        act.as(british.subject(), () -> {
            try (TakenAlong taken = documents.download(id, 1)) {
                ReadBinding left = bindings.read(taken.binding());
                assertThat(left.check(taken.content()).isVouchedFor()).isTrue();
                assertThat(left.label().label().created()).isEqualTo(Instant.parse("2026-09-26T12:00:00Z"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void pictureOfAPageHasItsLabelBoundToItForWhoMayTakeItAlong() {
        DocumentId id = store("plan.pdf", Samples.pdf(1));
        PagePicture picture = view(british, id, 1);
        ReadBinding binding =
                bindings.read(BindingHeader.decode(picture.binding().orElseThrow()));
        assertThat(binding.label().label().label().saysTheSameAs(shared())).isTrue();
        assertThat(act.get(british.subject(), () -> {
                            try {
                                return binding.check(new ByteArrayInputStream(picture.png()));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })
                        .isVouchedFor())
                .isTrue();
        assertThat(view(reader, id, 1).binding()).isEmpty();
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
