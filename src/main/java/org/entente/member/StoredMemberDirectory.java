package org.entente.member;

import java.util.Optional;
import java.util.UUID;
import org.entente.access.KnownMember;
import org.entente.access.MemberDirectory;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the database, through the one function that answers before anybody is signed in. */
@Component
class StoredMemberDirectory implements MemberDirectory {

    private final JdbcClient jdbc;

    StoredMemberDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<KnownMember> bySubject(String subject) {
        return jdbc.sql("select id, username, display_name, nation, role from member_by_subject(?)")
                .param(subject)
                .query((row, n) -> new KnownMember(
                        new MemberId(row.getObject("id", UUID.class)),
                        row.getString("username"),
                        row.getString("display_name"),
                        new NationCode(row.getString("nation")),
                        row.getString("role")))
                .optional();
    }
}
