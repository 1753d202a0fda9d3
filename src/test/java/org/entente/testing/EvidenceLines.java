package org.entente.testing;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.entente.access.Act;
import org.entente.audit.proof.EvidenceExports;
import org.entente.audit.proof.EvidenceScope;
import org.entente.testing.Fixture.Person;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an evidence bundle says of entries, a line for each, once all that was entered is sealed. */
public final class EvidenceLines {

    private EvidenceLines() {}

    /** Those of a scope, but for what was gone before it was sealed, as other tests leave it. */
    public static List<String> of(
            EvidenceScope scope, EvidenceExports exports, Act act, Person auditor, JdbcClient sql) {
        await().until(() -> sql.sql(
                        "select not exists (select from audit_queue q join audit_entry e on e.id = q.entry)")
                .query(Boolean.class)
                .single());
        return act.get(auditor.subject(), () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                exports.write(scope, out);
                return lines(out.toByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<String> lines(byte[] bundle) throws IOException {
        List<String> lines = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry member = zip.getNextEntry(); member != null; member = zip.getNextEntry()) {
                if (member.getName().startsWith("entries/")) {
                    new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.endsWith("\"origin\":\"missing\"}"))
                            .forEach(lines::add);
                }
            }
        }
        return lines;
    }
}
