package org.entente.audit.sealing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the portal says of an entry, and vouches for: all of it but what the database adds, which is the time, the actor's name, nation
 * and role; and, where an object was not given ({@link #notGiven}), the workspace and the reason, which the portal does not learn.
 *
 * @param workspace the public id
 */
public record EntryClaim(
        UUID id,
        @Nullable UUID actor,
        @Nullable String address,
        @Nullable String session,
        @Nullable String correlation,
        String action,
        @Nullable String objectKind,
        @Nullable String objectId,
        @Nullable UUID workspace,
        String outcome,
        @Nullable String reason,
        Map<String, String> detail) {

    private static final int NOTHING = -1;

    public EntryClaim {
        detail = Map.copyOf(detail);
    }

    /** The same claim without what the portal does not learn of an object that was not given. */
    EntryClaim notGiven() {
        return new EntryClaim(
                id, actor, address, session, correlation, action, objectKind, objectId, null, outcome, null, detail);
    }

    /** Each value in order with its length before it, so that no two claims look alike. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Object value : new @Nullable Object[] {
                id, actor, address, session, correlation, action, objectKind, objectId, workspace, outcome, reason
            }) {
                write(out, value);
            }
            for (Map.Entry<String, String> fact : new TreeMap<>(detail).entrySet()) {
                write(out, fact.getKey());
                write(out, fact.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeInt(NOTHING);
            return;
        }
        byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
    }
}
