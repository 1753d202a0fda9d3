package org.entente.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.access.DemoIdentity;
import org.entente.access.Roles;
import org.entente.approval.Approvals;
import org.entente.exercise.ExerciseDomain;
import org.entente.exercise.ExerciseKind;
import org.entente.exercise.ExercisePlanData;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.ExerciseStatus;
import org.entente.exercise.PartialDate;
import org.entente.label.Clearances;
import org.entente.label.CoalitionPolicy;
import org.entente.label.Labels;
import org.entente.member.Founding;
import org.entente.member.MemberData;
import org.entente.member.Members;
import org.entente.nation.Nations;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.Workspace;
import org.entente.workspace.WorkspaceData;
import org.entente.workspace.Workspaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Fills an empty installation for a demonstration. Administrators bring in nations, people and compartments, officers their
 * plans: each as oneself, through every guard, so that the audit trail tells it all.
 */
@Component
@ConditionalOnBooleanProperty("entente.demo")
@Order(200)
class DemoData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final NationCode HOST = new NationCode("BEL");

    private final DemoIdentity identity;
    private final Founding founding;
    private final Nations nations;
    private final Members members;
    private final Approvals approvals;
    private final Workspaces workspaces;
    private final ExercisePlans plans;
    private final CoalitionPolicy policy;
    private final List<DemoChapter> chapters;

    DemoData(
            DemoIdentity identity,
            Founding founding,
            Nations nations,
            Members members,
            Approvals approvals,
            Workspaces workspaces,
            ExercisePlans plans,
            Labels labels,
            List<DemoChapter> chapters) {
        this.identity = identity;
        this.founding = founding;
        this.nations = nations;
        this.members = members;
        this.approvals = approvals;
        this.workspaces = workspaces;
        this.plans = plans;
        this.policy = labels.policy();
        this.chapters = chapters;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        DemoPeople people = DemoStage.read("/realm-config/demo-users.json", DemoPeople.class);
        DemoScript script = DemoStage.read("/demo/demo.json", DemoScript.class);
        List<Founding.Founder> founders = script.people().stream()
                .filter(person -> person.role().equals(Roles.ADMINISTRATOR))
                .map(person -> people.user(person.username()))
                .map(user -> new Founding.Founder(user.id(), user.username(), user.displayName()))
                .toList();
        if (!founding.found(HOST, HOST.displayName(Locale.ENGLISH), founders)) {
            return;
        }
        DemoStage stage = new DemoStage(identity, people, script, policy);
        stage.as(founders.getFirst().username(), () -> prepare(script, people, stage));
        stage.as(founders.getLast().username(), this::agree);
        for (DemoScript.Plan plan : script.plans()) {
            stage.there(plan.name(), stage.as(plan.by(), () -> write(plan, stage)));
        }
        chapters.forEach(chapter -> chapter.tell(stage));
        LOG.info("The demo data is in place: {} plans", script.plans().size());
    }

    // Some of them take a second administrator's word.
    private void agree() {
        approvals.waiting().forEach(asked -> approvals.approve(asked.id()));
    }

    private void prepare(DemoScript script, DemoPeople people, DemoStage stage) {
        script.nations().stream()
                .map(NationCode::new)
                .forEach(code -> nations.add(code, code.displayName(Locale.ENGLISH)));
        for (DemoScript.Person person : script.people()) {
            if (!person.role().equals(Roles.ADMINISTRATOR)) {
                stage.there(person.username(), members.add(member(person, people.user(person.username()))));
            }
        }
        for (DemoScript.Compartment compartment : script.workspaces()) {
            // The commons are there since the founding.
            WorkspaceId id = workspaces.list().stream()
                    .filter(workspace -> workspace.name().equals(compartment.name()))
                    .findFirst()
                    .map(Workspace::id)
                    .orElseGet(() -> workspaces.create(new WorkspaceData(
                            compartment.name(), compartment.purpose(), CoalitionPolicy.NAME, compartment.ceiling())));
            stage.there(compartment.name(), id);
            for (String admitted : compartment.members()) {
                String[] who = admitted.split(":", 2);
                workspaces.admit(id, stage.member(who[0]), AdmissionRole.valueOf(who[1]));
            }
        }
    }

    private MemberData member(DemoScript.Person person, DemoPeople.User user) {
        NationCode nation = new NationCode(person.nation());
        return new MemberData(
                UUID.fromString(user.id()),
                user.username(),
                user.displayName(),
                nation,
                person.role(),
                Clearances.of(policy.clearance(person.level(), nation, person.caveats())));
    }

    private ExercisePlanId write(DemoScript.Plan plan, DemoStage stage) {
        return plans.create(
                stage.workspace(plan.workspace()),
                stage.label(plan.level(), plan.releasableTo(), plan.caveats() == null ? List.of() : plan.caveats()),
                new ExercisePlanData(
                        plan.name(),
                        plan.series(),
                        plan.purpose(),
                        ExerciseKind.valueOf(plan.kind()),
                        plan.domains().stream().map(ExerciseDomain::valueOf).collect(Collectors.toSet()),
                        date(plan.starts()),
                        date(plan.ends()),
                        plan.place(),
                        plan.host() == null ? null : new NationCode(plan.host()),
                        plan.participants(),
                        ExerciseStatus.valueOf(plan.status())));
    }

    private static PartialDate date(String text) {
        return text.length() == 7 ? PartialDate.of(YearMonth.parse(text)) : PartialDate.of(LocalDate.parse(text));
    }
}
