package org.entente.audit.sealing;

import java.util.List;
import java.util.regex.Pattern;

/** What a checkpoint says (C2SP tlog-checkpoint): whose log it is, how many entries it has, and the root of their tree. */
@SuppressWarnings("ArrayRecordComponent")
record CheckpointText(String origin, long size, byte[] root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    /** @throws IllegalArgumentException if it is none, or says more than this log's say */
    static CheckpointText parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() != 4
                || !lines.get(3).isEmpty()
                || !SIZE.matcher(lines.get(1)).matches()) {
            throw new IllegalArgumentException("A checkpoint has three lines");
        }
        byte[] root = Ed25519.base64(lines.get(2));
        if (root.length != Sha256.BYTES) {
            throw new IllegalArgumentException("A root has 32 bytes");
        }
        return new CheckpointText(lines.get(0), Long.parseLong(lines.get(1)), root);
    }
}
