package org.entente.rowpolicy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.entente.rowpolicy.World.Label;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Row;
import org.entente.rowpolicy.World.Space;
import org.jspecify.annotations.Nullable;

/**
 * Who may see and write a row, written from the rules in words alone. It knows no table, no interned id and nothing of the
 * portal's label engine, so an error in those is a difference here.
 */
final class Rules {

    /** What stands between a member and a row. */
    enum Denial {
        MEMBER_NOT_ACTIVE,
        TOUR_ENDED,
        NATION_NOT_ACTIVE,
        NO_LIAISON_OFFICER,
        NOT_ADMITTED,
        CLEARANCE_ENDED,
        OTHER_POLICY,
        LEVEL_NOT_HELD,
        NOT_RELEASED,
        CAVEAT_NOT_HELD,
        NOT_IN_THE_AUDIENCE
    }

    private final World world;
    private final LocalDate today;

    Rules(World world, LocalDate today) {
        this.world = world;
        this.today = today;
    }

    /** All that stands between them; empty if the member sees the row. */
    Set<Denial> denials(Member member, Row row) {
        Set<Denial> denials = EnumSet.noneOf(Denial.class);
        denials.addAll(toActOnContent(member));
        if (!row.space().commons() && !world.role(row.space(), member).isPresent()) {
            denials.add(Denial.NOT_ADMITTED);
        }
        denials.addAll(toRead(member, row.label()));
        Member audience = row.audience();
        if (audience != null && !audience.id().equals(member.id())) {
            denials.add(Denial.NOT_IN_THE_AUDIENCE);
        }
        if (!row.nations().isEmpty() && !row.nations().contains(member.nation())) {
            denials.add(Denial.NOT_IN_THE_AUDIENCE);
        }
        return denials;
    }

    boolean sees(Member member, Row row) {
        return denials(member, row).isEmpty();
    }

    /** Whether the member may change the row's content and leave its label. */
    boolean changes(Member member, Row row) {
        return sees(member, row) && writesIn(member, row.space());
    }

    /** Whether the member may put something new under the label into the workspace, as of a nation. */
    boolean adds(Member member, Space space, Label label, String originator) {
        return toActOnContent(member).isEmpty()
                && writesIn(member, space)
                && toRead(member, label).isEmpty()
                && originator.equals(member.nation())
                && mayCarry(space, label, originator);
    }

    /** Whether the member may begin an import of one's own. */
    boolean imports(Member member, Space space, Label label) {
        return toActOnContent(member).isEmpty()
                && writesIn(member, space)
                && toRead(member, label).isEmpty();
    }

    /** Whether the member alone may give the row another label: one by which nobody comes to read it. */
    boolean relabels(Member member, Row row, Label label) {
        return changes(member, row)
                && member.nation().equals(row.originator())
                && toRead(member, label).isEmpty()
                && mayCarry(row.space(), label, row.originator())
                && restricts(row.label(), label)
                && world.members.stream()
                        .filter(other -> row.space().commons()
                                || world.role(row.space(), other).isPresent())
                        .noneMatch(other -> clears(other, label).isEmpty()
                                && !clears(other, row.label()).isEmpty());
    }

    private static boolean restricts(Label from, Label to) {
        return from.policy().equals(to.policy())
                && to.level() >= from.level()
                && from.nations().containsAll(to.nations())
                && to.caveats().containsAll(from.caveats());
    }

    private boolean writesIn(Member member, Space space) {
        return space.active()
                && world.role(space, member)
                        .filter(role -> !role.equals("READER"))
                        .isPresent();
    }

    private static boolean mayCarry(Space space, Label label, @Nullable String originator) {
        return label.level() <= space.ceiling() && label.nations().contains(originator);
    }

    private Set<Denial> toActOnContent(Member member) {
        Set<Denial> denials = EnumSet.noneOf(Denial.class);
        if (!member.state().equals("ACTIVE")) {
            denials.add(Denial.MEMBER_NOT_ACTIVE);
        }
        LocalDate end = member.tourEndsOn();
        if (end != null && end.isBefore(today)) {
            denials.add(Denial.TOUR_ENDED);
        }
        if (!world.nationState(member.nation()).equals("ACTIVE")) {
            denials.add(Denial.NATION_NOT_ACTIVE);
        }
        if (!member.role().equals("liaison-officer")) {
            denials.add(Denial.NO_LIAISON_OFFICER);
        }
        return denials;
    }

    private Set<Denial> toRead(Member member, Label label) {
        Set<Denial> denials = EnumSet.noneOf(Denial.class);
        LocalDate end = member.clearanceEndsOn();
        if (end != null && end.isBefore(today)) {
            denials.add(Denial.CLEARANCE_ENDED);
        }
        denials.addAll(clears(member, label));
        return denials;
    }

    private static Set<Denial> clears(Member member, Label label) {
        Set<Denial> denials = EnumSet.noneOf(Denial.class);
        World.Clearance held = member.clearance();
        if (!held.policy().equals(label.policy())) {
            denials.add(Denial.OTHER_POLICY);
        }
        if (!held.levels().contains(label.level())) {
            denials.add(Denial.LEVEL_NOT_HELD);
        }
        if (Collections.disjoint(label.nations(), held.nations())) {
            denials.add(Denial.NOT_RELEASED);
        }
        if (!held.caveats().containsAll(label.caveats())) {
            denials.add(Denial.CAVEAT_NOT_HELD);
        }
        return denials;
    }
}
