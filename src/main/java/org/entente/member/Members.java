package org.entente.member;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.entente.access.MemberDirectory;
import org.entente.access.Roles;
import org.entente.account.Accounts;
import org.entente.approval.ApprovalAsk;
import org.entente.approval.Approvals;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.TermDigest;
import org.entente.label.Clearance;
import org.entente.label.ClearanceDocuments;
import org.entente.label.ClearanceId;
import org.entente.label.Clearances;
import org.entente.label.Labels;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

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
    private final MemberDuties duties;
    private final Accounts accounts;
    private final AccountChanges accountChanges;
    private final Approvals approvals;
    private final Attempts attempts;
    private final ClearanceDocuments documents;
    private final TermDigest terms;

    Members(
            MemberRepository members,
            AuditLog log,
            Labels labels,
            LiveChanges changes,
            MemberDuties duties,
            Accounts accounts,
            AccountChanges accountChanges,
            Approvals approvals,
            Attempts attempts,
            ClearanceDocuments documents,
            TermDigest terms) {
        this.members = members;
        this.log = log;
        this.labels = labels;
        this.changes = changes;
        this.duties = duties;
        this.accounts = accounts;
        this.accountChanges = accountChanges;
        this.approvals = approvals;
        this.attempts = attempts;
        this.documents = documents;
        this.terms = terms;
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
        enterListing(offset, query.text());
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
        enterListing(offset, text);
        return members.activeLiaisonOfficers(text, Math.max(offset, 0), Math.clamp(limit, 1, MOST_ROWS));
    }

    /**
     * Gives a person who has an account already a place in the portal: at once, or when a second person agrees.
     *
     * @throws MemberAlreadyThere if the user name or the account has one
     * @throws BeyondNationsClearance if the clearance gives more than the nation is cleared for
     */
    @PreAuthorize("hasRole('administrator')")
    public MemberId add(MemberData data) {
        ClearanceId clearance = labels.intern(data.clearances());
        AuditEvent attempt = AuditEvent.of(AuditAction.MEMBER_ADDED, ObjectKind.MEMBER, null)
                .with("nation", data.nation())
                .with("clearance", clearance.value());
        return attempts.write(attempt, BeyondNationsClearance::of, () -> {
            boolean second = members.takesSecondPerson(data.role(), clearance);
            MemberId id = members.insert(data, clearance, second ? Member.State.AWAITING : Member.State.ACTIVE);
            tell(
                    AuditEvent.of(AuditAction.MEMBER_ADDED, ObjectKind.MEMBER, id)
                            .with("nation", data.nation())
                            .with("role", data.role())
                            .with("clearance", clearance.value()),
                    id);
            if (second) {
                approvals.ask(ApprovalAsk.member(id, data.role(), clearance, data.clearanceEndsOn(), false));
            }
            return id;
        });
    }

    /**
     * Suspends a member: no rows from the next statement on, sessions end at once, the account is switched off. Like the others
     * below, it answers the member as it is then.
     *
     * @throws MemberIsOneself if it is the asker
     * @throws BeyondOwnNation if a nation administrator goes beyond the own nation's liaison officers
     * @throws MemberChangedMeanwhile if the member is no longer as given
     */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    @Transactional
    public Member suspend(Member member) {
        Member now = change(member, Member.State.SUSPENDED);
        switchOff(member);
        return now;
    }

    /** Ends a membership for good; refused as {@link #suspend}. */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    @Transactional
    public Member end(Member member) {
        Member now = change(member, Member.State.ENDED);
        switchOff(member);
        return now;
    }

    /**
     * Lets a suspended member act again; refused as {@link #suspend}.
     *
     * @throws org.entente.account.AccountsUnavailable if Keycloak did not switch the account on; then nothing was changed
     */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    @Transactional
    public Member reinstate(Member member) {
        Member now = change(member, Member.State.ACTIVE);
        String subject = members.subject(member.id());
        accountChanges.give(member.id(), () -> accounts.enable(subject), () -> accounts.disable(subject));
        return now;
    }

    /** Gives a member a clearance that holds until it is changed; see {@link #clear(Member, Clearance, LocalDate)}. */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    public Member clear(Member member, Clearance clearance) {
        return clear(member, clearance, null);
    }

    /** As {@link #clear(Member, Clearances, LocalDate)}; what is held under other policies stays. */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    public Member clear(Member member, Clearance clearance, @Nullable LocalDate lastDay) {
        return clear(member, member.clearances().with(clearance), lastDay);
    }

    /**
     * Gives a member other clearances; refused as {@link #suspend}. One for either of a policy's two highest levels that opens
     * more, or a longer time for one, only takes effect when a second person agrees: until then the member is answered as before.
     *
     * @param lastDay the last day on which it holds; null leaves it open
     * @throws BeyondNationsClearance if it gives more than the nation is cleared for
     */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    public Member clear(Member member, Clearances clearances, @Nullable LocalDate lastDay) {
        duties.mayChange(member);
        ClearanceId id = labels.intern(clearances);
        return attempts.write(changed(member).with("clearance", id.value()), BeyondNationsClearance::of, () -> {
            boolean more =
                    !clearances.opensNoMoreThan(member.clearances()) || isLater(lastDay, member.clearanceEndsOn());
            if (more && members.takesSecondPerson(id)) {
                approvals.ask(ApprovalAsk.clearance(member.id(), id, lastDay));
                return member;
            }
            expect(members.clearance(member, id, lastDay));
            tell(
                    changed(member)
                            .with("clearance", id.value())
                            .with("clearanceEndsOn", lastDay == null ? "open" : lastDay),
                    member.id());
            return members.get(member.id());
        });
    }

    /** What a member holds under a policy, as a file of ADatP-4774; empty if nothing. */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    @Transactional
    public Optional<byte[]> clearanceFile(MemberId member, String policy) {
        Optional<byte[]> file = documents.write(members.get(member).clearances(), policy);
        file.ifPresent(found -> log.append(AuditEvent.of(AuditAction.CLEARANCE_DOWNLOADED, ObjectKind.MEMBER, member)
                .with("policy", policy)));
        return file;
    }

    /**
     * Gives a member another role; refused as {@link #suspend}. The role of an administrator only takes effect when a second
     * person agrees: until then the member is answered as before.
     *
     * @throws DutiesStaySeparate if the member is or would become an auditor
     * @throws org.entente.account.AccountsUnavailable if Keycloak did not change the role; then nothing was changed
     */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public Member changeRole(Member member, String role) {
        duties.mayChange(member);
        if (role.equals(Roles.AUDITOR) || member.role().equals(Roles.AUDITOR)) {
            throw new DutiesStaySeparate();
        }
        if (role.equals(Roles.ADMINISTRATOR)) {
            approvals.ask(ApprovalAsk.role(member.id(), role));
            return member;
        }
        expect(members.role(member, role));
        String subject = members.subject(member.id());
        accountChanges.give(
                member.id(),
                () -> accounts.changeRole(subject, role),
                () -> accounts.changeRole(subject, member.role()));
        tell(changed(member).with("role", role), member.id());
        return members.get(member.id());
    }

    /**
     * Sets the last day of a member's tour, after which the member sees nothing; refused as {@link #suspend}.
     *
     * @param lastDay null leaves the tour open
     */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    @Transactional
    public Member endTour(Member member, @Nullable LocalDate lastDay) {
        duties.mayChange(member);
        expect(members.tour(member, lastDay));
        tell(changed(member).with("tourEndsOn", lastDay == null ? "open" : lastDay), member.id());
        return members.get(member.id());
    }

    private Member change(Member member, Member.State state) {
        duties.mayChange(member);
        expect(members.state(member, state));
        tell(changed(member).with("state", state), member.id());
        return members.get(member.id());
    }

    private void switchOff(Member member) {
        String subject = members.subject(member.id());
        accountChanges.take(member.id(), () -> accounts.disable(subject));
    }

    private static boolean isLater(@Nullable LocalDate day, @Nullable LocalDate than) {
        return than != null && (day == null || day.isAfter(than));
    }

    private static void expect(boolean written) {
        if (!written) {
            throw new MemberChangedMeanwhile();
        }
    }

    private static AuditEvent changed(Member member) {
        return AuditEvent.of(AuditAction.MEMBER_CHANGED, ObjectKind.MEMBER, member.id())
                .with("nation", member.nation());
    }

    private void tell(AuditEvent event, MemberId id) {
        log.append(event);
        changes.publish(new Change(TOPIC, id.toString()));
    }

    private void enterListing(int offset, @Nullable String text) {
        log.append(terms.into(
                AuditEvent.of(AuditAction.MEMBERS_LISTED, ObjectKind.MEMBER, null)
                        .with("offset", offset),
                text));
    }
}
