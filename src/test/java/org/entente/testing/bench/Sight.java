package org.entente.testing.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * What a member may read and know of, as constants for SQL. Found from the tables, without the functions that the policies ask.
 *
 * @param member the member's id
 * @param workspaces an array of ids
 * @param labels an array of ids
 * @param people an array of members' ids
 */
public record Sight(String member, String workspaces, String labels, String people) {

    static Sight of(UUID member) throws SQLException {
        try (Connection superuser = BenchData.superuser();
                Statement statement = superuser.createStatement()) {
            String id = "'%s'::uuid".formatted(member);
            return new Sight(
                    id,
                    array(statement, "int", """
                            select workspace_id from admission where member_id = %s
                             union select id from workspace where commons
                            """.formatted(id)),
                    array(statement, "int", """
                            select d.label_id from dominance d join member m on m.clearance_id = d.clearance_id
                             where m.id = %s and d.permitted
                            """.formatted(id)),
                    array(statement, "uuid", """
                            select %1$s
                             union select fellow.member_id
                              from admission fellow join admission own using (workspace_id) where own.member_id = %1$s
                            """.formatted(id)));
        }
    }

    /** The condition that the one expression stands for. */
    public String content() {
        return "workspace_id = any (%s) and label_id = any (%s)".formatted(workspaces, labels);
    }

    private static String array(Statement statement, String type, String query) throws SQLException {
        return "'%s'::%s[]"
                .formatted(BenchData.text(statement, "select array(%s order by 1)::text".formatted(query)), type);
    }
}
