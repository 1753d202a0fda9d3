package org.entente.review;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.entente.audit.AuditLog;
import org.entente.audit.AuditorRole;
import org.entente.audit.trail.AuditEntry;
import org.entente.label.ClearanceId;
import org.entente.label.Clearances;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The labels and clearances that an entry names by their ids, for whoever has opened it. */
@Service
public class EntryLabels {

    private final Labels labels;
    private final AuditorRole auditor;
    private final JsonMapper json;

    EntryLabels(Labels labels, AuditorRole auditor, JsonMapper json) {
        this.labels = labels;
        this.auditor = auditor;
        this.json = json;
    }

    /** By the names of the details that hold their ids; what is no id of one is left out. */
    public record Named(Map<String, ConfidentialityLabel> labels, Map<String, Clearances> clearances) {

        public Named {
            labels = Map.copyOf(labels);
            clearances = Map.copyOf(clearances);
        }
    }

    @PreAuthorize("hasRole('auditor')")
    @Transactional(readOnly = true)
    public Named of(AuditEntry entry) {
        Map<String, ConfidentialityLabel> found = new TreeMap<>();
        Map<String, Clearances> cleared = new TreeMap<>();
        if (entry.detail() != null) {
            JsonNode detail = read(entry.detail());
            auditor.read(() -> {
                AuditLog.LABELS.forEach(name -> find(detail, name, found, id -> labels.label(new LabelId(id))));
                AuditLog.CLEARANCES.forEach(
                        name -> find(detail, name, cleared, id -> labels.clearances(new ClearanceId(id))));
                return found;
            });
        }
        return new Named(found, cleared);
    }

    // What was slipped in may be deeper or longer than anything is read, and names none.
    private JsonNode read(String detail) {
        try {
            return json.readTree(detail);
        } catch (JacksonException e) {
            return json.missingNode();
        }
    }

    private static <T> void find(JsonNode detail, String name, Map<String, T> found, IntFunction<T> byId) {
        String written = detail.path(name).asString("");
        if (written.matches("[0-9]{1,9}")) {
            try {
                found.put(name, byId.apply(Integer.parseInt(written)));
            } catch (IllegalArgumentException e) {
                // What was slipped in may say any number.
                found.remove(name);
            }
        }
    }
}
