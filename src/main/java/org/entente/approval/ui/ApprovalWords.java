package org.entente.approval.ui;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.approval.Approval;
import org.entente.label.Classification;
import org.entente.label.Clearance;
import org.entente.label.Clearances;
import org.entente.label.CoalitionPolicy;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** How requests read. */
final class ApprovalWords {

    private ApprovalWords() {}

    /** What would be so once it is agreed to. */
    static String asked(Approval approval, CoalitionPolicy policy) {
        return switch (approval.asked().kind()) {
            case MEMBER ->
                Words.of("approval.asked.member", role(approval), approval.subject(), clearance(approval, policy));
            case ROLE -> Words.of("approval.asked.role", role(approval), approval.subject());
            case CLEARANCE -> Words.of("approval.asked.clearance", approval.subject(), clearance(approval, policy));
            case UNSEAL -> Words.of("approval.asked.unseal", approval.subject());
        };
    }

    private static String role(Approval approval) {
        return Words.of("approval.role." + approval.asked().role());
    }

    private static String clearance(Approval approval, CoalitionPolicy policy) {
        Clearances all = approval.clearances();
        Clearance held = all == null ? null : all.under(CoalitionPolicy.NAME).orElse(null);
        if (held == null) {
            return "";
        }
        Stream<String> level = policy.classifications().stream()
                .filter(one -> held.classifications().contains(one.name()))
                .max(Comparator.comparingInt(Classification::rank))
                .map(Classification::name)
                .stream();
        String text = Stream.concat(level, held.values(CoalitionPolicy.CAVEAT).stream())
                .collect(Collectors.joining(", "));
        LocalDate end = approval.asked().clearanceEndsOn();
        return end == null ? text : Words.of("approval.clearance.until", text, Times.day(end));
    }
}
