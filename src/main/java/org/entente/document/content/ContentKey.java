package org.entente.document.content;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.entente.shared.PublicId;

/**
 * Where a content lies: equal contents of one workspace have the same key, and no key tells anything of another workspace's.
 *
 * @param digest of the content under the workspace's key, 64 hexadecimal digits
 */
public record ContentKey(UUID workspace, String digest) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if the digest is none */
    public ContentKey {
        if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException("Not a digest");
        }
    }

    /** The key's path in a store. */
    public String path() {
        return workspace + "/" + digest.substring(0, 2) + "/" + digest;
    }

    static Optional<ContentKey> ofPath(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length != 3 || !DIGEST.matcher(parts[2]).matches()) {
            return Optional.empty();
        }
        return PublicId.parse(parts[0]).map(workspace -> new ContentKey(workspace, parts[2]));
    }
}
