package org.entente.document.content;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.mac.ChunkedMacComputation;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The form in which a content is stored: a mark, the content's own key wrapped by the workspace's and bound to workspace and
 * digest, then the content under Tink's streaming AEAD (AES-256-GCM-HKDF, 1 MiB segments) bound to the workspace. Bytes that were
 * changed, cut off, or put in another content's place are refused.
 */
final class SealedContent {

    private static final byte[] MARK = "ENTENTE1".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 32;
    // Tink's prefix, nonce and tag around the key.
    private static final int WRAPPED_BYTES = 5 + 12 + KEY_BYTES + 16;
    private static final int HEADER_BYTES = MARK.length + WRAPPED_BYTES;
    private static final int SEGMENT_BYTES = 1 << 20;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedContent() {}

    /**
     * What was sealed.
     *
     * @param sha384 of the content as it came
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Sealed(ContentKey key, long size, byte[] sha384, byte[] sealedSha384) {}

    /** What is asked at each step of a content coming in; refuses by throwing. */
    @FunctionalInterface
    interface Passing {
        void bytes(byte[] buffer, int length, long sizeSoFar);
    }

    /** Reads a content to its end and writes it, sealed and through to the disk, into a new file. */
    static Sealed seal(InputStream content, WorkspaceKeys keys, Path file, Passing passing)
            throws IOException, GeneralSecurityException {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        ChunkedMacComputation digest = keys.digesting().createComputation();
        MessageDigest sha384 = sha384();
        long size = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.position(HEADER_BYTES);
            OutputStream body = new BufferedOutputStream(new LeftOpen(Channels.newOutputStream(channel)), BUFFER_BYTES);
            try (OutputStream sealing = streaming(key).newEncryptingStream(body, boundTo(keys.workspace()))) {
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                    size += n;
                    passing.bytes(buffer, n, size);
                    digest.update(ByteBuffer.wrap(buffer, 0, n));
                    sha384.update(buffer, 0, n);
                    sealing.write(buffer, 0, n);
                }
            }
            ContentKey where = new ContentKey(keys.workspace(), HexFormat.of().formatHex(digest.computeMac()));
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES)
                    .put(MARK)
                    .put(keys.wrapping().encrypt(key, boundTo(where)))
                    .flip();
            long at = 0;
            while (header.hasRemaining()) {
                at += channel.write(header, at);
            }
            channel.force(true);
            byte[] plain = sha384.digest();
            return new Sealed(where, size, plain, sealSha384(plain, keys, where));
        }
    }

    static MessageDigest sha384() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-384");
    }

    /** The digest of a content as it came, to be kept beside it: told to nobody who has not the workspace's keys. */
    static byte[] sealSha384(byte[] sha384, WorkspaceKeys keys, ContentKey where) throws GeneralSecurityException {
        return keys.wrapping().encrypt(sha384, sha384Of(where));
    }

    /** @throws GeneralSecurityException if it is not what was sealed for this content */
    static byte[] openSha384(byte[] sealed, WorkspaceKeys keys, ContentKey where) throws GeneralSecurityException {
        return keys.wrapping().decrypt(sealed, sha384Of(where));
    }

    /**
     * The content of stored bytes, decrypted as it is read. Closing it closes them.
     *
     * @throws IOException now or while reading, if they are not what was sealed under this key
     */
    static InputStream open(InputStream stored, WorkspaceKeys keys, ContentKey where)
            throws IOException, GeneralSecurityException {
        byte[] header = stored.readNBytes(HEADER_BYTES);
        if (header.length < HEADER_BYTES || !Arrays.equals(header, 0, MARK.length, MARK, 0, MARK.length)) {
            throw new IOException("Not a sealed content");
        }
        byte[] wrapped = Arrays.copyOfRange(header, MARK.length, HEADER_BYTES);
        byte[] key = keys.wrapping().decrypt(wrapped, boundTo(where));
        return streaming(key).newDecryptingStream(stored, boundTo(where.workspace()));
    }

    private static StreamingAead streaming(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
    }

    private static byte[] boundTo(ContentKey where) {
        return ("entente content key " + where.path()).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] sha384Of(ContentKey where) {
        return ("entente content sha384 " + where.path()).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] boundTo(UUID workspace) {
        return ("entente content " + workspace).getBytes(StandardCharsets.US_ASCII);
    }

    /** The encrypting stream closes what it writes to; the file is still needed for its header. */
    private static final class LeftOpen extends FilterOutputStream {

        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
