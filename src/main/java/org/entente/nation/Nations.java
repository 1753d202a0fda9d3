package org.entente.nation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.shared.NationCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The nations that take part: every member may know them, administrators manage them. */
@Service
public class Nations {

    private final JdbcClient jdbc;
    private final AuditLog log;

    Nations(JdbcClient jdbc, AuditLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** All nations, by code. */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator', 'nation-administrator', 'auditor')")
    @Transactional(readOnly = true)
    public List<Nation> list() {
        return jdbc.sql("select code, name, state, version from nation order by code")
                .query((row, n) -> read(row))
                .list();
    }

    /** Brings a nation in. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void add(NationCode code, String name) {
        jdbc.sql("insert into nation (code, name) values (?, ?)")
                .param(code.value())
                .param(name)
                .update();
        log.append(AuditEvent.of(AuditAction.NATION_ADDED, ObjectKind.NATION, code));
    }

    /** Suspends a nation: none of its members sees anything from the next statement on. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void suspend(NationCode code) {
        change(code, Nation.State.SUSPENDED);
    }

    /** Lets a suspended nation act again. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void reinstate(NationCode code) {
        change(code, Nation.State.ACTIVE);
    }

    private void change(NationCode code, Nation.State state) {
        int changed = jdbc.sql("update nation set state = ?, version = version + 1 where code = ? and state <> ?")
                .param(state.name())
                .param(code.value())
                .param(state.name())
                .update();
        if (changed == 1) {
            log.append(AuditEvent.of(AuditAction.NATION_CHANGED, ObjectKind.NATION, code)
                    .with("state", state));
        }
    }

    private static Nation read(ResultSet row) throws SQLException {
        return new Nation(
                new NationCode(row.getString("code")),
                row.getString("name"),
                Nation.State.valueOf(row.getString("state")),
                row.getInt("version"));
    }
}
