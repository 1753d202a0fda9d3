package org.entente.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import javax.sql.DataSource;
import org.entente.PortalApplication;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.testing.TestFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;

/** The portal does not serve as a database role that row policies do not bind. */
class DatabaseRoleCheckTest extends PortalTest {

    private final String role = "test_" + UUID.randomUUID().toString().substring(0, 8);
    private final String password = UUID.randomUUID().toString();

    @BeforeEach
    void createRole() {
        fixture.sql()
                .sql("create role %s login password '%s'".formatted(role, password))
                .update();
        fixture.sql().sql("grant connect on database entente to " + role).update();
    }

    @AfterEach
    void dropRole() {
        fixture.sql().sql("drop owned by " + role).update();
        fixture.sql().sql("drop role " + role).update();
    }

    @Test
    void portalDoesNotStartAsTheOwnerOfTheTables() {
        assertThatThrownBy(() -> start("entente_owner", TestDatabase.ownerPassword()))
                .rootCause()
                .isInstanceOf(DatabaseRoleCheck.UnsafeDatabaseRole.class)
                .hasMessageContaining("entente_owner owns the table exercise_plan")
                .hasMessageContaining("Connect as entente_app");
    }

    @Test
    void superuserIsRefused() {
        assertThat(check(TestDatabase.superuser()).bypasses()).contains("postgres is a superuser");
    }

    @Test
    void roleWithBypassRlsIsRefused() {
        fixture.sql().sql("alter role %s bypassrls".formatted(role)).update();
        assertThat(check(asRole()).bypasses()).containsExactly(role + " has BYPASSRLS");
    }

    @Test
    void memberOfARoleThatBypassesIsRefusedThoughItInheritsNothing() {
        String other = role + "_powerful";
        fixture.sql().sql("create role %s nologin superuser".formatted(other)).update();
        fixture.sql()
                .sql("grant %s to %s with inherit false, set true".formatted(other, role))
                .update();
        try {
            assertThat(check(asRole()).bypasses()).contains(other + " is a superuser");
        } finally {
            fixture.sql().sql("drop role " + other).update();
        }
    }

    @Test
    void memberOfTheOwnerIsRefused() {
        fixture.sql()
                .sql("grant entente_owner to %s with inherit false".formatted(role))
                .update();
        assertThat(check(asRole()).bypasses()).contains("entente_owner owns the table member");
    }

    @Test
    void memberOfTheFunctionsRoleIsRefused() {
        fixture.sql()
                .sql("grant entente_fn to %s with inherit false".formatted(role))
                .update();
        assertThat(check(asRole()).bypasses()).containsExactly("the role may step into entente_fn");
    }

    @Test
    void tableWhoseRowSecurityIsNotForcedIsRefused() {
        fixture.sql().sql("alter table sign_in no force row level security").update();
        try {
            assertThat(check(asRole()).bypasses()).containsExactly("row security of sign_in is not forced");
        } finally {
            fixture.sql().sql("alter table sign_in force row level security").update();
        }
    }

    @Test
    void applicationsRoleIsAccepted() {
        assertThat(check(TestDatabase.app()).bypasses()).isEmpty();
    }

    private DataSource asRole() {
        var source = new PGSimpleDataSource();
        source.setUrl(TestDatabase.jdbcUrl());
        source.setUser(role);
        source.setPassword(password);
        return source;
    }

    private static DatabaseRoleCheck check(DataSource source) {
        return new DatabaseRoleCheck(source);
    }

    private static void start(String user, String itsPassword) {
        SpringApplication.run(
                        PortalApplication.class,
                        "--server.port=0",
                        "--spring.datasource.username=" + user,
                        "--spring.datasource.password=" + itsPassword,
                        "--entente.db.url=" + TestDatabase.jdbcUrl(),
                        "--entente.db.owner-password=" + TestDatabase.ownerPassword(),
                        "--entente.db.app-password=" + TestDatabase.appPassword(),
                        "--entente.files.directory=" + TestFiles.directory(),
                        "--entente.public-url=http://localhost:1",
                        "--entente.oidc.issuer=http://localhost:1/auth/realms/entente",
                        "--entente.oidc.client-secret=unused")
                .close();
    }
}
