package org.entente.agreement;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entente.agreement.law.Course;
import org.entente.agreement.law.Party;
import org.entente.agreement.law.PartyStanding;
import org.entente.agreement.law.Standing;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What binds nations to each other: computed on each call, from the agreements that the asker may read, and from no others. */
@Service
public class Bonds {

    private final AgreementRepository agreements;
    private final AuditLog log;

    Bonds(AgreementRepository agreements, AuditLog log) {
        this.agreements = agreements;
        this.log = log;
    }

    /**
     * How each agreement that both have something to do with stands between two nations on a day, with the reason; those in
     * force come first. Empty if there is none for the asker.
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<Bond> between(NationCode one, NationCode other, LocalDate day) {
        Party first = Party.of(one);
        Party second = Party.of(other);
        List<Bond> found = agreements.list(withParty(first, day), 0, Agreements.MOST_READ).stream()
                .map(AgreementRepository.Stored::agreement)
                .map(agreement -> bond(agreement, agreement.course(), first, second, day))
                .flatMap(List::stream)
                .sorted((a, b) -> Boolean.compare(b.inForce(), a.inForce()))
                .toList();
        log.append(AuditEvent.of(AuditAction.AGREEMENTS_COMPARED, ObjectKind.AGREEMENT, null)
                .with("nations", one + "," + other)
                .with("rows", found.size()));
        return found;
    }

    /** Whether an agreement of a kind is in force between two nations on a day, as far as the asker may know. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public boolean inForceBetween(NationCode one, NationCode other, AgreementKind kind, LocalDate day) {
        AgreementQuery query = withParty(Party.of(one), day);
        return agreements
                .list(
                        new AgreementQuery(
                                null,
                                null,
                                query.party(),
                                kind,
                                null,
                                null,
                                null,
                                day,
                                query.order(),
                                query.descending()),
                        0,
                        Agreements.MOST_READ)
                .stream()
                .anyMatch(stored -> stored.agreement()
                        .course()
                        .between(Party.of(one), Party.of(other), day)
                        .inForce());
    }

    /** How many agreements are in force between each two nations on a day. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public NationsByNations matrix(LocalDate day) {
        Map<NationsByNations.Pair, Integer> counts = new HashMap<>();
        Set<NationCode> nations = new TreeSet<>();
        Set<ConfidentialityLabel> labels = new HashSet<>();
        for (AgreementRepository.Stored stored :
                agreements.list(AgreementQuery.of(null, day), 0, Agreements.MOST_READ)) {
            count(stored.agreement(), day, counts, nations, labels);
        }
        log.append(AuditEvent.of(AuditAction.AGREEMENTS_COMPARED, ObjectKind.AGREEMENT, null)
                .with("rows", counts.size()));
        return new NationsByNations(day, nations, counts, labels);
    }

    private static void count(
            Agreement agreement,
            LocalDate day,
            Map<NationsByNations.Pair, Integer> counts,
            Set<NationCode> nations,
            Set<ConfidentialityLabel> labels) {
        Course course = agreement.course();
        if (course.on(day).standing() != Standing.IN_FORCE) {
            return;
        }
        List<Party> bound = course.parties().stream()
                .filter(party -> party.nation().isPresent())
                .filter(party -> course.on(day, party).standing() == PartyStanding.IN_FORCE)
                .toList();
        for (int i = 0; i < bound.size(); i++) {
            for (int j = i + 1; j < bound.size(); j++) {
                if (!course.apart(bound.get(i), bound.get(j), day)) {
                    NationCode one = bound.get(i).nation().orElseThrow();
                    NationCode other = bound.get(j).nation().orElseThrow();
                    counts.merge(NationsByNations.Pair.of(one, other), 1, Integer::sum);
                    nations.add(one);
                    nations.add(other);
                    labels.add(agreement.label());
                }
            }
        }
    }

    private static List<Bond> bond(Agreement agreement, Course course, Party one, Party other, LocalDate day) {
        if (!course.parties().contains(one) || !course.parties().contains(other)) {
            return List.of();
        }
        Course.Between between = course.between(one, other, day);
        return List.of(new Bond(
                agreement.id(),
                agreement.data().name(),
                agreement.data().binding(),
                agreement.label(),
                between.inForce(),
                between.reason()));
    }

    private static AgreementQuery withParty(Party party, LocalDate day) {
        return new AgreementQuery(null, null, party, null, null, null, null, day, AgreementQuery.Order.DATE, true);
    }
}
