package org.entente.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.access.Roles;
import org.entente.agreement.AgreementQuery;
import org.entente.agreement.Agreements;
import org.entente.audit.sealing.LogKeys;
import org.entente.audit.trail.AuditQuery;
import org.entente.audit.trail.AuditTrail;
import org.entente.exercise.ExercisePlanQuery;
import org.entente.exercise.ExercisePlans;
import org.entente.member.MemberQuery;
import org.entente.member.Members;
import org.entente.message.Messages;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What people search for is in the audit trail so that equal words are seen to be equal, and no word is read. */
class SearchTermsTest extends PortalTest {

    private final String word = "heron" + System.nanoTime();

    @Autowired
    private TermDigest terms;

    @Autowired
    private Messages messages;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Members members;

    @Autowired
    private AuditTrail trail;

    @Test
    void searchOfEveryKindEntersTheDigestOfEachWordAndNoWord() {
        Person officer = fixture.officer("GBR", "SECRET");
        Person administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        Person auditor = fixture.official("GBR", Roles.AUDITOR);
        String typed = "  " + word.toUpperCase() + ", harbour ";
        act.as(officer.subject(), () -> {
            messages.search(null, null, typed, 10);
            plans.list(ExercisePlanQuery.matching(typed), 0, 10);
            agreements.list(AgreementQuery.matching(typed, LocalDate.of(2031, 1, 1)), 0, 10);
        });
        act.as(administrator.subject(), () -> {
            members.list(new MemberQuery(typed, null, null, null, MemberQuery.Order.NAME, false), 0, 10);
            members.people(typed, 0, 10);
        });
        AuditQuery query = new AuditQuery(null, typed, null, null, null, null, Set.of(), null, null, null, Set.of());
        act.as(auditor.subject(), () -> trail.list(query, null, 10));

        String digests = terms.of(word) + " " + terms.of("harbour");
        assertThat(entries(officer))
                .containsExactly(
                        "MESSAGES_SEARCHED " + digests, "PLANS_LISTED " + digests, "AGREEMENTS_LISTED " + digests);
        assertThat(entries(administrator)).containsExactly("MEMBERS_LISTED " + digests, "MEMBERS_LISTED " + digests);
        assertThat(entries(auditor)).containsExactly("AUDIT_READ " + digests);
        assertThat(fixture.sql()
                        .sql("select count(*) from audit_entry e where lower(e::text) like '%' || ? || '%'")
                        .param(word)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void listThatIsNotNarrowedByWordsHasNoTerms() {
        Person officer = fixture.officer("GBR", "SECRET");
        act.as(officer.subject(), () -> {
            plans.list(ExercisePlanQuery.matching("  "), 0, 10);
            messages.search(null, null, " - ", 10);
        });
        assertThat(entries(officer)).containsExactly("PLANS_LISTED", "MESSAGES_SEARCHED");
    }

    @Test
    void wordHasOneDigestInAnyCase() {
        assertThat(terms.of("Straße")).isEqualTo(terms.of(" STRASSE ")).matches("[0-9a-f]{16}");
        assertThat(terms.of("Ωmega")).isEqualTo(terms.of("ωMEGA"));
        assertThat(terms.of("heron")).isNotEqualTo(terms.of("herons"));
    }

    @Test
    void digestTakesAKeyThatIsNotInTheDatabase(@TempDir Path directory) {
        List<String> digests = new ArrayList<>();
        for (String name : List.of("one", "other")) {
            Path file = directory.resolve(name);
            LogKeys.make(file, "log.example");
            String digest = new KeyedTermDigest(LogKeys.read(file)).of(word);
            assertThat(new KeyedTermDigest(LogKeys.read(file)).of(word)).isEqualTo(digest);
            digests.add(digest);
        }
        assertThat(digests).doesNotHaveDuplicates();
    }

    private List<String> entries(Person person) {
        return fixture.sql()
                .sql(
                        "select action || coalesce(' ' || (detail ->> 'terms'), '') from audit_entry where actor = ? order by occurred_at")
                .param(person.id().value())
                .query((row, n) -> row.getString(1))
                .list();
    }
}
