package org.entente.document.content;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.ChunkedMac;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * The keys of one workspace: one wraps the keys of its contents, one makes their digests, so that a digest tells nothing to who
 * does not hold it and differs from that of the same content elsewhere.
 */
public final class WorkspaceKeys {

    private static final HmacParameters DIGEST = digestParameters();

    private final UUID workspace;
    private final Aead wrapping;
    private final ChunkedMac digesting;

    private WorkspaceKeys(UUID workspace, Aead wrapping, ChunkedMac digesting) {
        this.workspace = workspace;
        this.wrapping = wrapping;
        this.digesting = digesting;
    }

    /** New keys for a workspace, wrapped: only {@link #unwrap} with the same master key and workspace opens them. */
    static byte[] make(UUID workspace, Aead master) throws GeneralSecurityException {
        byte[] wrapping = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), master, bound("wrapping", workspace));
        byte[] digesting = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                KeysetHandle.generateNew(DIGEST), master, bound("digesting", workspace));
        return ByteBuffer.allocate(Integer.BYTES + wrapping.length + digesting.length)
                .putInt(wrapping.length)
                .put(wrapping)
                .put(digesting)
                .array();
    }

    /** @throws GeneralSecurityException if they are another workspace's, were wrapped by another key, or were changed */
    static WorkspaceKeys unwrap(UUID workspace, byte[] wrapped, Aead master) throws GeneralSecurityException {
        ByteBuffer parts = ByteBuffer.wrap(wrapped);
        if (parts.remaining() < Integer.BYTES) {
            throw new GeneralSecurityException("Not the keys of a workspace");
        }
        int length = parts.getInt();
        if (length < 0 || length > parts.remaining()) {
            throw new GeneralSecurityException("Not the keys of a workspace");
        }
        byte[] wrapping = new byte[length];
        parts.get(wrapping);
        byte[] digesting = new byte[parts.remaining()];
        parts.get(digesting);
        return new WorkspaceKeys(
                workspace,
                TinkProtoKeysetFormat.parseEncryptedKeyset(wrapping, master, bound("wrapping", workspace))
                        .getPrimitive(RegistryConfiguration.get(), Aead.class),
                TinkProtoKeysetFormat.parseEncryptedKeyset(digesting, master, bound("digesting", workspace))
                        .getPrimitive(RegistryConfiguration.get(), ChunkedMac.class));
    }

    UUID workspace() {
        return workspace;
    }

    Aead wrapping() {
        return wrapping;
    }

    ChunkedMac digesting() {
        return digesting;
    }

    private static byte[] bound(String what, UUID workspace) {
        return ("entente workspace keys " + what + " " + workspace).getBytes(StandardCharsets.US_ASCII);
    }

    private static HmacParameters digestParameters() {
        try {
            AeadConfig.register();
            MacConfig.register();
            return HmacParameters.builder()
                    .setKeySizeBytes(32)
                    .setTagSizeBytes(32)
                    .setHashType(HmacParameters.HashType.SHA256)
                    .setVariant(HmacParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
