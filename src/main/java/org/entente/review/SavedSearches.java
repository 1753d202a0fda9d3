package org.entente.review;

import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What auditors look for again and again. Each sees and changes the own ones, which hold nothing but what to look for. */
@Service
public class SavedSearches {

    private final JdbcClient jdbc;

    SavedSearches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The asker's, by name. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional(readOnly = true)
    public List<SavedSearch> list() {
        return jdbc.sql("select id, name, search from saved_search order by lower(name), id")
                .query((row, n) -> new SavedSearch(
                        row.getObject("id", UUID.class), row.getString("name"), row.getString("search")))
                .list();
    }

    /**
     * Keeps a search, new or taken away before.
     *
     * @throws SearchNameTaken if the asker has another one of that name
     */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public void save(SavedSearch search) {
        try {
            jdbc.sql("insert into saved_search (id, owner, name, search) values (?, current_member(), ?, ?)")
                    .params(search.id(), search.name(), search.search())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new SearchNameTaken(e);
        }
    }

    /** @throws SearchNameTaken if the asker has another one of that name */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public void rename(UUID id, String name) {
        try {
            jdbc.sql("update saved_search set name = ? where id = ?")
                    .params(name, id)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new SearchNameTaken(e);
        }
    }

    /** Takes it away; does nothing if it is not there any more. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public void remove(UUID id) {
        jdbc.sql("delete from saved_search where id = ?").param(id).update();
    }
}
