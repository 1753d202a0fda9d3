package org.entente.member;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.label.Labels;
import org.entente.label.policy.SecurityPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** In which language a member wants to read markings, where the browser is not to say it. Each sees and changes the own choice. */
@Service
public class MarkingLanguages {

    private final JdbcClient jdbc;
    private final Labels labels;

    MarkingLanguages(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    /** The languages that some policy is written in, English first. */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator', 'nation-administrator', 'auditor')")
    public List<Locale> offered() {
        return labels.policies().current().stream()
                .map(SecurityPolicy::languages)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** The asker's choice; empty while the browser says it. */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator', 'nation-administrator', 'auditor', 'calendar-feed')")
    @Transactional(readOnly = true)
    public Optional<Locale> mine() {
        return jdbc.sql("select language from marking_language where language <> ''")
                .query(String.class)
                .optional()
                .map(Locale::of);
    }

    /** @param language null leaves it to the browser */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator', 'nation-administrator', 'auditor')")
    @Transactional
    public void choose(@Nullable Locale language) {
        jdbc.sql("""
                        insert into marking_language (member_id, language) values (current_member(), ?)
                            on conflict (member_id) do update set language = excluded.language
                        """).param(language == null ? "" : language.getLanguage()).update();
    }
}
