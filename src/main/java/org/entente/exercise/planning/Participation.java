package org.entente.exercise.planning;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.audit.AuditAction;
import org.entente.exercise.ExercisePlanId;
import org.entente.shared.NationCode;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which nations are invited to an exercise and what they answer. For a nation, only its own people answer. */
@Service
public class Participation {

    /** The part of a plan's page that this is, as its address names it. */
    public static final String PART = "participants";

    private final PlanRowRepository plans;
    private final AnswerRepository answers;
    private final PartWrites writes;

    Participation(PlanRowRepository plans, AnswerRepository answers, PartWrites writes) {
        this.plans = plans;
        this.answers = answers;
        this.writes = writes;
    }

    /** The nations invited, by code; none if the plan is not there for the asker. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<NationAnswer> list(ExercisePlanId plan) {
        return plans.find(plan)
                .map(row -> {
                    List<NationAnswer> found = answers.list(row.id());
                    writes.enter(writes.event(AuditAction.PLAN_PARTS_LISTED, plan, row)
                            .with("part", PART)
                            .with("rows", found.size()));
                    return found;
                })
                .orElse(List.of());
    }

    /**
     * Invites nations, and tells those of their people who may read the plan.
     *
     * @throws PartNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void invite(ExercisePlanId plan, Collection<NationCode> nations) {
        writes.write(AuditAction.NATION_INVITED, plan, row -> {
            nations.forEach(nation -> answers.insert(row.id(), nation, AnswerState.INVITED, ""));
            writes.enter(writes.event(AuditAction.NATION_INVITED, plan, row)
                    .with(
                            "nations",
                            nations.stream().map(NationCode::value).sorted().collect(Collectors.joining(","))));
            writes.tell("exercise.invited", plans.peopleOf(row, nations), row, plan, PART);
        });
    }

    /**
     * Answers for the asker's own nation, invited or not, and tells the originating nation.
     *
     * @param version of the answer that was read; -1 if there was none
     * @throws PartChangedMeanwhile if a compatriot answered since
     * @throws PartNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void answer(ExercisePlanId plan, NationCode nation, int version, AnswerState state, String remark) {
        if (state == AnswerState.INVITED || remark.length() > NationAnswer.REMARK_LENGTH) {
            throw new IllegalArgumentException("An answer says something, in up to 1,000 characters");
        }
        writes.write(AuditAction.ANSWER_GIVEN, plan, row -> {
            if (version < 0) {
                answers.insert(row.id(), nation, state, remark.strip());
            } else if (!answers.update(row.id(), nation, version, state, remark.strip())) {
                if (answers.isAt(row.id(), nation, version)) {
                    throw new PartNotAllowed(PartNotAllowed.Why.BEYOND_RIGHTS);
                }
                throw new PartChangedMeanwhile();
            }
            writes.enter(writes.event(AuditAction.ANSWER_GIVEN, plan, row)
                    .with("nation", nation.value())
                    .with("answer", state));
            if (!nation.equals(row.originator())) {
                writes.tell("exercise.answered", plans.peopleOf(row, Set.of(row.originator())), row, plan, PART);
            }
        });
    }
}
