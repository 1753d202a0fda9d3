package org.entente.testing;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.access.Roles;
import org.entente.audit.ObjectKind;
import org.entente.exercise.ExerciseKind;
import org.entente.exercise.ExercisePlanData;
import org.entente.exercise.ExerciseStatus;
import org.entente.exercise.PartialDate;
import org.entente.label.Clearance;
import org.entente.label.Clearances;
import org.entente.label.CoalitionPolicy;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.workspace.AdmissionRole;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Founds nations, members and workspaces as superuser, whom no policy binds. What a test proves goes through the services. */
public final class Fixture implements DisposableBean {

    private static final AtomicInteger NEXT_NATION = new AtomicInteger();

    private final Labels labels;
    private final HikariDataSource pool;
    private final JdbcClient sql;

    Fixture(Labels labels) {
        this.labels = labels;
        this.pool = pool();
        this.sql = JdbcClient.create(pool);
    }

    /** A person of the tests' making. */
    public record Person(MemberId id, String subject, String name, NationCode nation) {}

    /** The database as superuser, in the portal's schema. */
    public JdbcClient sql() {
        return sql;
    }

    /** A nation that is there, and active. */
    public NationCode nation(String code) {
        NationCode nation = new NationCode(code);
        sql.sql("insert into nation (code, name, clearance_id) values (?, ?, ?) on conflict (code) do nothing")
                .params(
                        code,
                        "Nation " + code,
                        labels.intern(labels.standing(nation)).value())
                .update();
        return nation;
    }

    /** A fictitious nation that no other test uses: for tests that suspend it. */
    public NationCode newNation() {
        int n = NEXT_NATION.getAndIncrement();
        return nation("X" + (char) ('A' + n / 26 % 26) + (char) ('A' + n % 26));
    }

    /** An active liaison officer of a nation, cleared up to a level and for the caveats. */
    public Person officer(String nation, String highestLevel, String... caveats) {
        return member(
                nation,
                Roles.LIAISON_OFFICER,
                labels.policy().clearance(highestLevel, new NationCode(nation), List.of(caveats)));
    }

    /** An active member of any other role, cleared for everything: so that nothing but the role keeps content away. */
    public Person official(String nation, String role) {
        return member(
                nation,
                role,
                labels.policy()
                        .clearance(
                                "SECRET",
                                new NationCode(nation),
                                labels.policy().caveats()));
    }

    /** An active member. */
    public Person member(String nation, String role, Clearance clearance) {
        NationCode code = nation(nation);
        String unique = UUID.randomUUID().toString().substring(0, 13);
        String name = "Test Person " + unique;
        UUID id = sql.sql("""
                        insert into member (subject, username, display_name, nation, role, clearance_id)
                        values (?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(
                        "subject-" + unique,
                        "test-" + unique,
                        name,
                        nation,
                        role,
                        labels.intern(clearance).value())
                .query(UUID.class)
                .single();
        return new Person(new MemberId(id), "subject-" + unique, name, code);
    }

    /** Puts a member into a state: ACTIVE, SUSPENDED or ENDED. */
    public void state(Person person, String state) {
        sql.sql("update member set state = ? where id = ?")
                .params(state, person.id().value())
                .update();
    }

    /** An active workspace with a unique name. */
    public WorkspaceId workspace(String ceiling) {
        return workspace(CoalitionPolicy.NAME, ceiling);
    }

    /** An active workspace with a unique name, whose labels are of that policy. */
    public WorkspaceId workspace(String policy, String ceiling) {
        UUID id = UUID.randomUUID();
        sql.sql("insert into workspace (public_id, name, policy, ceiling) values (?, ?, ?, ?)")
                .params(
                        id,
                        "Workspace " + id,
                        policy,
                        labels.policies()
                                .current(policy)
                                .flatMap(one -> one.level(ceiling))
                                .orElseThrow()
                                .rank())
                .update();
        return new WorkspaceId(id);
    }

    /** Gives a member another clearance, under as many policies as there are. */
    public void clear(Person person, Clearances clearances) {
        sql.sql("update member set clearance_id = ? where id = ?")
                .params(labels.intern(clearances).value(), person.id().value())
                .update();
    }

    /** Admits a member, or changes what an admitted one may do. */
    public void admit(WorkspaceId workspace, Person person, AdmissionRole role) {
        sql.sql("""
                        insert into admission (workspace_id, member_id, role)
                        select w.id, ?, ? from workspace w where w.public_id = ?
                            on conflict (workspace_id, member_id) do update set role = excluded.role
                        """).params(person.id().value(), role.name(), workspace.value()).update();
    }

    /** An entry that was announced and is gone, so that it is sealed as missing. */
    public UUID loseBeforeSealing() {
        UUID gone = UUID.randomUUID();
        sql.sql("insert into audit_queue (entry) values (?)").param(gone).update();
        await().until(() -> sql.sql("select exists (select from audit_leaf where entry = ?)")
                .param(gone)
                .query(Boolean.class)
                .single());
        return gone;
    }

    /** An entry that says that somebody did something and did not come through the portal; it is sealed as such. */
    public void slipIn(Person person, String action, ObjectKind kind, UUID object) {
        sql.sql("""
                        insert into audit_entry (actor, action, object_kind, object_id, outcome)
                        values (?, ?, ?, ?, 'SUCCESS')
                        """)
                .params(person.id().value(), action, kind.name(), object.toString())
                .update();
        await().until(() -> sql.sql("""
                        select exists (select from audit_leaf l join audit_entry e on e.id = l.entry
                                        where e.actor = ? and e.action = ? and e.object_id = ? and l.origin = 'unknown')
                        """)
                .params(person.id().value(), action, object.toString())
                .query(Boolean.class)
                .single());
    }

    /** A label without caveats. */
    public ConfidentialityLabel label(String level, String... nations) {
        return label(level, List.of(nations), List.of());
    }

    public ConfidentialityLabel label(String level, Collection<String> nations, Collection<String> caveats) {
        return labels.policy()
                .label(level, nations.stream().map(NationCode::new).toList(), caveats);
    }

    /** A label for exercise control, which only trusted agents see. */
    public ConfidentialityLabel controlLabel(String level, String... nations) {
        return label(level, List.of(nations), List.of(CoalitionPolicy.EXERCISE_CONTROL));
    }

    /** A plan for two weeks of a far summer. */
    public static ExercisePlanData plan(String name) {
        return new ExercisePlanData(
                name,
                null,
                "",
                ExerciseKind.LIVE,
                Set.of(),
                PartialDate.of(LocalDate.of(2031, 6, 2)),
                PartialDate.of(LocalDate.of(2031, 6, 15)),
                null,
                null,
                List.of(),
                ExerciseStatus.PLANNED);
    }

    @Override
    public void destroy() {
        pool.close();
    }

    private static HikariDataSource pool() {
        var pool = new HikariDataSource();
        pool.setDataSource(TestDatabase.superuser());
        pool.setSchema("entente");
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(1);
        return pool;
    }
}
