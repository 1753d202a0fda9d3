package org.entente.member;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.entente.access.CurrentMember;
import org.entente.access.MemberDirectory;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.label.Clearance;
import org.entente.label.ClearanceId;
import org.entente.label.Labels;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The members, for those who look after them. Each change names the member as it was read and is refused if that is no longer
 * so. Nobody changes oneself; the database refuses it too.
 */
@Service
public class Members {

    /** Topic of {@link LiveChanges}: a member was added or changed; the id is the member's. */
    public static final String TOPIC = MemberDirectory.CHANGED;

    /** The most rows that a list answers at a time. */
    public static final int MOST_ROWS = 500;

    private final MemberRepository members;
    private final AuditLog log;
    private final Labels labels;
    private final LiveChanges changes;
    private final CurrentMember currentMember;
    private final TransactionTemplate transaction;

    Members(
            MemberRepository members,
            AuditLog log,
            Labels labels,
            LiveChanges changes,
            CurrentMember currentMember,
            TransactionTemplate transaction) {
        this.members = members;
        this.log = log;
        this.labels = labels;
        this.changes = changes;
        this.currentMember = currentMember;
        this.transaction = transaction;
    }

    /**
     * The members who match and whom the asker may know of.
     *
     * @param offset from 0
     * @param limit 1 to {@link #MOST_ROWS}
     */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    @Transactional
    public List<Member> list(MemberQuery query, int offset, int limit) {
        enterListing(offset);
        return members.list(query, Math.max(offset, 0), Math.clamp(limit, 1, MOST_ROWS));
    }

    /** How many members match of those whom the asker may know of. */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    @Transactional(readOnly = true)
    public int count(MemberQuery query) {
        return members.count(query);
    }

    /**
     * Whom an administrator may admit to a workspace: active liaison officers, by nation and name.
     *
     * @param text part of a name or nation code, any case
     * @param offset from 0
     * @param limit 1 to {@link #MOST_ROWS}
     */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public List<Person> people(String text, int offset, int limit) {
        enterListing(offset);
        return members.activeLiaisonOfficers(text, Math.max(offset, 0), Math.clamp(limit, 1, MOST_ROWS));
    }

    /**
     * Gives a person a place in the portal.
     *
     * @throws MemberAlreadyThere if the user name or the account has one
     */
    @PreAuthorize("hasRole('administrator')")
    public MemberId add(MemberData data) {
        ClearanceId clearance = labels.intern(data.clearance());
        return Objects.requireNonNull(transaction.execute(status -> {
            MemberId id = members.insert(data, clearance);
            tell(
                    AuditEvent.of(AuditAction.MEMBER_ADDED, ObjectKind.MEMBER, id)
                            .with("nation", data.nation())
                            .with("role", data.role())
                            .with("clearance", clearance.value()),
                    id);
            return id;
        }));
    }

    /**
     * Suspends a member: no rows from the next statement on. Like the others below, it answers the member as it is then.
     *
     * @throws MemberIsOneself if it is the asker
     * @throws MemberChangedMeanwhile if the member is no longer as given
     */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public Member suspend(Member member) {
        return change(member, Member.State.SUSPENDED);
    }

    /** Lets a suspended member act again; refused as {@link #suspend}. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public Member reinstate(Member member) {
        return change(member, Member.State.ACTIVE);
    }

    /** Gives a member another clearance; refused as {@link #suspend}. */
    @PreAuthorize("hasRole('administrator')")
    public Member clear(Member member, Clearance clearance) {
        notOneself(member);
        ClearanceId id = labels.intern(clearance);
        return Objects.requireNonNull(transaction.execute(status -> {
            expect(members.clearance(member, id));
            tell(changed(member).with("clearance", id.value()), member.id());
            return members.get(member.id());
        }));
    }

    /**
     * Sets the last day of a member's tour, after which the member sees nothing; refused as {@link #suspend}.
     *
     * @param lastDay null leaves the tour open
     */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public Member endTour(Member member, @Nullable LocalDate lastDay) {
        notOneself(member);
        expect(members.tour(member, lastDay));
        tell(changed(member).with("tourEndsOn", lastDay == null ? "open" : lastDay), member.id());
        return members.get(member.id());
    }

    private Member change(Member member, Member.State state) {
        notOneself(member);
        expect(members.state(member, state));
        tell(changed(member).with("state", state), member.id());
        return members.get(member.id());
    }

    private void notOneself(Member member) {
        if (currentMember.require().id().equals(member.id())) {
            throw new MemberIsOneself();
        }
    }

    private static void expect(boolean written) {
        if (!written) {
            throw new MemberChangedMeanwhile();
        }
    }

    private static AuditEvent changed(Member member) {
        return AuditEvent.of(AuditAction.MEMBER_CHANGED, ObjectKind.MEMBER, member.id());
    }

    private void tell(AuditEvent event, MemberId id) {
        log.append(event);
        changes.publish(new Change(TOPIC, id.toString()));
    }

    private void enterListing(int offset) {
        log.append(AuditEvent.of(AuditAction.MEMBERS_LISTED, ObjectKind.MEMBER, null)
                .with("offset", offset));
    }
}
