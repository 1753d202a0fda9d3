package org.entente.workspace;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.label.PartialLabel;
import org.entente.label.choice.LabelChoices;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.entente.live.Notice;
import org.entente.shared.MemberId;
import org.entente.shared.WorkspaceId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells those admitted to a workspace of what concerns all of it. A notice has a label: this has the lowest that the policy of the
 * workspace knows, released to the nations of those who are to read it.
 */
@Component
class WorkspaceNews {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Labels labels;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WorkspaceNews(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Labels labels,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.labels = labels;
        this.events = events;
        this.clock = clock;
    }

    /** @param label empty where the policy has no label that could be put on a notice */
    record Readers(WorkspaceId workspace, Set<MemberId> members, Optional<LabelId> label) {}

    private record Row(MemberId member, String nation, String policy) {}

    /** Who is to be told, and under which label; before the transaction that tells them, since labels are kept in one of their own. */
    Readers readers(WorkspaceId workspace) {
        List<Row> admitted = transaction.execute(status -> jdbc.sql("""
                        select m.id, m.nation, w.policy
                          from workspace w
                          join admission a on a.workspace_id = w.id
                          join member m on m.id = a.member_id
                         where w.public_id = ?
                        """)
                .param(workspace.value())
                .query((row, n) -> new Row(
                        new MemberId(row.getObject("id", UUID.class)),
                        row.getString("nation"),
                        row.getString("policy")))
                .list());
        Set<MemberId> members = new HashSet<>();
        Set<String> nations = new TreeSet<>();
        for (Row row : admitted) {
            members.add(row.member());
            nations.add(row.nation());
        }
        return new Readers(
                workspace,
                members,
                admitted.stream()
                        .findFirst()
                        .flatMap(row -> labels.policies().current(row.policy()))
                        .flatMap(policy -> lowest(policy, nations))
                        .map(labels::intern));
    }

    /** Tells them, in the transaction of what it is about. */
    void tell(String kind, Readers readers) {
        readers.label()
                .ifPresent(label -> events.publishEvent(new Notice(
                        kind, readers.members(), readers.workspace(), label, "workspaces/" + readers.workspace())));
    }

    private Optional<ConfidentialityLabel> lowest(SecurityPolicy policy, Set<String> nations) {
        LabelChoices choices = new LabelChoices(policy, Integer.MAX_VALUE, null, clock.instant());
        return choices.levels().stream().findFirst().flatMap(level -> {
            PartialLabel wish = PartialLabel.NOTHING.at(level.name());
            for (PolicyTag tag : policy.nationTags()) {
                TreeSet<String> named = new TreeSet<>(nations);
                named.retainAll(tag.values().stream().map(PolicyTag.Value::name).toList());
                wish = wish.with(tag, named);
            }
            PartialLabel released = choices.settled(wish);
            return choices.label(released)
                    .or(() -> choices.label(choices.settled(PartialLabel.NOTHING.at(level.name()))));
        });
    }
}
