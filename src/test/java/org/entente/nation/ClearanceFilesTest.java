package org.entente.nation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.entente.access.Roles;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.Clearances;
import org.entente.label.Labels;
import org.entente.label.StatedClearance;
import org.entente.label.TagType;
import org.entente.label.UnreadableDocument;
import org.entente.member.Members;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Clearances come and go as files; what comes clears nobody, and of a file that is refused nothing is left but the entry. */
class ClearanceFilesTest extends PortalTest {

    private static final String LEVEL =
            "<l:Classification xmlns:l='urn:nato:stanag:4774:confidentialitymetadatalabel:1:0'>%s</l:Classification>";

    @Autowired
    private ClearanceFiles files;

    @Autowired
    private Members members;

    @Autowired
    private Labels labels;

    private Person administrator;

    @BeforeEach
    void found() {
        administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
    }

    @Test
    void whoClearsNobodyReadsAndTakesNoFile() {
        Person officer = fixture.officer("FRA", "SECRET");
        byte[] file = document("ENTENTE", "", "RESTRICTED");
        for (Person person : List.of(officer, fixture.official("FRA", Roles.AUDITOR))) {
            act.as(person.subject(), () -> {
                refused(() -> files.read(file));
                refused(() -> files.ofNation(officer.nation(), "ENTENTE"));
                refused(() -> members.clearanceFile(officer.id(), "ENTENTE"));
            });
        }
        Person nationAdministrator = fixture.official("FRA", Roles.NATION_ADMINISTRATOR);
        act.as(nationAdministrator.subject(), () -> refused(() -> files.ofNation(officer.nation(), "ENTENTE")));
        Person another = fixture.official("GBR", Roles.NATION_ADMINISTRATOR);
        act.as(
                another.subject(),
                () -> assertThatThrownBy(() -> members.clearanceFile(officer.id(), "ENTENTE"))
                        .as("a member whom one may not know of")
                        .isInstanceOf(org.springframework.dao.EmptyResultDataAccessException.class));
    }

    @Test
    void whatIsNoClearanceIsRefusedWithItsPlaceAndOnlyTheEntryStays() {
        int before = clearances();
        List<String> bad = List.of(
                "",
                "<a></b>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
                "<ConfidentialityLabel xmlns='urn:nato:stanag:4774:confidentialitymetadatalabel:1:0'/>",
                text(document("ENTENTE", "", "RESTRICTED")).replace("ClassificationList", "Other"),
                "<a>" + " ".repeat(256 << 10) + "</a>");
        act.as(
                administrator.subject(),
                () -> bad.forEach(text -> assertThatThrownBy(() -> files.read(bytes(text)))
                        .as(text.substring(0, Math.min(80, text.length())))
                        .isInstanceOf(UnreadableDocument.class)));

        assertThat(entries("outcome || ' ' || reason || ' ' || coalesce(detail::text, '')"))
                .hasSize(bad.size())
                .allMatch(entry -> entry.equals("FAILED UNREADABLE {}") || entry.equals("FAILED UNREADABLE "));
        assertThat(clearances()).isEqualTo(before);
        act.as(
                administrator.subject(),
                () -> assertThatThrownBy(() -> files.read(bytes("<a>\n  <b></c></a>")))
                        .isInstanceOfSatisfying(
                                UnreadableDocument.class,
                                refusal -> assertThat(refusal.line()).isEqualTo(2)));
    }

    @Test
    void clearanceForSomethingElseIsRefused() {
        act.as(administrator.subject(), () -> {
            assertThatThrownBy(() -> files.read(document("NOBODY’S", "", "SECRET")))
                    .isInstanceOf(UnreadableDocument.class)
                    .hasMessageContaining("NOBODY’S");
            assertThatThrownBy(() -> files.read(document("ENTENTE", " URI='urn:oid:1.2.3'", "SECRET")))
                    .isInstanceOf(UnreadableDocument.class);
        });
    }

    @Test
    void whatThePolicyDoesNotKnowIsToldAndLeftOut() {
        StatedClearance stated = act.get(
                administrator.subject(), () -> files.read(document("ENTENTE", "", "restricted", "COSMIC TOP SECRET")));

        assertThat(stated.clearance().classifications()).containsExactly("RESTRICTED");
        assertThat(stated.unknown()).singleElement().asString().contains("COSMIC TOP SECRET");
    }

    @Test
    void whatIsTakenAlongIsReadAsItWasAndEntered() {
        Person officer = fixture.officer("FRA", "SECRET", "EXERCISE CONTROL");
        Clearance american = new Clearance(
                "US-STYLE",
                new TreeSet<>(Set.of("UNCLASSIFIED", "SECRET")),
                List.of(Category.of(TagType.PERMISSIVE, "Releasable To", List.of("FRA", "NATO"))));
        Clearance own = labels.policy().clearance("SECRET", officer.nation(), List.of("EXERCISE CONTROL"));
        fixture.sql()
                .sql("update member set clearance_id = ? where id = ?")
                .params(
                        labels.intern(Clearances.of(own, american)).value(),
                        officer.id().value())
                .update();

        act.as(administrator.subject(), () -> {
            for (Clearance held : List.of(own, american)) {
                byte[] file = members.clearanceFile(officer.id(), held.policy()).orElseThrow();
                assertThat(files.read(file).clearance()).isEqualTo(held);
                assertThat(files.read(file).notes()).isEmpty();
            }
            assertThat(members.clearanceFile(officer.id(), "TLP")).isEmpty();
            byte[] nations = files.ofNation(officer.nation(), "TLP").orElseThrow();
            assertThat(files.read(nations).clearance())
                    .isEqualTo(labels.standing(officer.nation()).under("TLP").orElseThrow());
        });

        assertThat(fixture.sql()
                        .sql(
                                "select detail ->> 'policy' from audit_entry where object_id = ? and action = 'CLEARANCE_DOWNLOADED' order by occurred_at")
                        .param(officer.id().toString())
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly("ENTENTE", "US-STYLE");
        assertThat(entries("coalesce(detail ->> 'policy', '')")).contains("ENTENTE", "US-STYLE", "TLP");
    }

    private static void refused(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(AccessDeniedException.class);
    }

    private static byte[] document(String policy, String uri, String... levels) {
        StringBuilder list = new StringBuilder();
        for (String level : levels) {
            list.append(LEVEL.formatted(level));
        }
        return bytes("""
                <c:ConfidentialityClearance xmlns:c="urn:nato:stanag:4774:confidentialityclearance:1:0"
                    xmlns:l="urn:nato:stanag:4774:confidentialitymetadatalabel:1:0">
                  <l:PolicyIdentifier%s>%s</l:PolicyIdentifier>
                  <c:ClassificationList>%s</c:ClassificationList>
                </c:ConfidentialityClearance>
                """.formatted(uri, policy, list));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }

    private int clearances() {
        return fixture.sql()
                .sql("select count(*) from clearance")
                .query(Integer.class)
                .single();
    }

    private List<String> entries(String what) {
        return fixture.sql()
                .sql("select " + what
                        + " from audit_entry where actor = ? and action = 'CLEARANCE_LOADED' order by occurred_at")
                .param(administrator.id().value())
                .query((row, n) -> row.getString(1))
                .list();
    }
}
