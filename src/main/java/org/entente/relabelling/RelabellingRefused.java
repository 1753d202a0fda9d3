package org.entente.relabelling;

import java.util.Optional;
import org.entente.audit.Refusal;
import org.jspecify.annotations.Nullable;

/** A label may not be changed like this: nothing was. */
public class RelabellingRefused extends RuntimeException implements Refusal {

    private final Why why;
    private final transient @Nullable LabelFloor floor;

    RelabellingRefused(Why why) {
        super(why.name());
        this.why = why;
        this.floor = null;
    }

    private RelabellingRefused(LabelFloor floor) {
        super(Why.BELOW_FOREIGN.name());
        this.why = Why.BELOW_FOREIGN;
        this.floor = floor;
    }

    static RelabellingRefused below(LabelFloor floor) {
        return new RelabellingRefused(floor);
    }

    /** Whose label stands against it, where it is {@link Why#BELOW_FOREIGN} and that is known. */
    public Optional<LabelFloor> floor() {
        return Optional.ofNullable(floor);
    }

    public Why why() {
        return why;
    }

    @Override
    public String reason() {
        return why.name();
    }

    @Override
    public Entry entry() {
        return switch (why) {
            case NOT_THERE -> Entry.NOT_GIVEN;
            case CHANGED_MEANWHILE, ASKED_ALREADY, NOT_OPEN, AT_ONCE, NO_REASON -> Entry.NONE;
            default -> Entry.DENIED;
        };
    }

    /** What the database refused. */
    static @Nullable RelabellingRefused of(String sqlState) {
        return switch (sqlState) {
            case "EN002" -> new RelabellingRefused(Why.NOT_THE_ORIGINATOR);
            case "EN003" -> new RelabellingRefused(Why.ORIGINATOR_LEFT_OUT);
            case "EN004" -> new RelabellingRefused(Why.ABOVE_CEILING);
            case "EN010", "EN015" -> new RelabellingRefused(Why.SECOND_PERSON);
            case "EN013" -> new RelabellingRefused(Why.NOT_OPEN);
            case "EN016" -> new RelabellingRefused(Why.AT_ONCE);
            case "EN020" -> new RelabellingRefused(Why.BELOW_FOREIGN);
            case "23505" -> new RelabellingRefused(Why.ASKED_ALREADY);
            case "42501" -> new RelabellingRefused(Why.BEYOND_RIGHTS);
            default -> null;
        };
    }

    /** What stands against it. */
    public enum Why {
        /** The object is not there for the asker. */
        NOT_THERE,
        /** Only the originating nation changes a label. */
        NOT_THE_ORIGINATOR,
        /** A label is always releasable to its originator. */
        ORIGINATOR_LEFT_OUT,
        /** The label is above the workspace's ceiling, or of another policy. */
        ABOVE_CEILING,
        /** The object came with a label of its originator elsewhere, and the new one permits more. */
        BELOW_FOREIGN,
        /** The asker may not write in this workspace, or not read the label that is to be agreed to. */
        BEYOND_RIGHTS,
        /** The label is not any more what the asker saw. */
        CHANGED_MEANWHILE,
        /** Another change of this label waits already. */
        ASKED_ALREADY,
        /** Somebody decided it, its time is over, or the label changed meanwhile. */
        NOT_OPEN,
        /** Whoever asked does not agree. */
        SECOND_PERSON,
        /** What only restricts takes effect at once: it has no date. */
        AT_ONCE,
        /** What opens needs a reason of at most 1,000 characters. */
        NO_REASON
    }
}
