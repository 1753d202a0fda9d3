package org.entente.imports.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.imports.FileRefused;
import org.entente.imports.FileRefused.Why;

/**
 * The text of a file, and the encoding it was read in: UTF-8, with or without a byte order mark, or else windows-1252, which
 * spreadsheets in western Europe and America write.
 */
record PlainText(String text, String encoding) {

    private static final String UTF_8_MARK = "EFBBBF";
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("25504446", "PDF");
        KINDS.put("504B0304", "ZIP or Excel workbook");
        KINDS.put("D0CF11E0", "Office document");
        KINDS.put("1F8B", "GZIP");
        KINDS.put("FFFE", "UTF-16 text");
        KINDS.put("FEFF", "UTF-16 text");
    }

    /** @throws FileRefused if the bytes are no text */
    static PlainText of(byte[] file) {
        if (file.length == 0) {
            throw new FileRefused(Why.EMPTY);
        }
        KINDS.forEach((beginning, kind) -> {
            if (startsWith(file, beginning)) {
                throw new FileRefused(Why.ANOTHER_KIND, kind);
            }
        });
        for (byte each : file) {
            if (each == 0) {
                throw new FileRefused(Why.ANOTHER_KIND, "binary");
            }
        }
        int from = startsWith(file, UTF_8_MARK) ? 3 : 0;
        ByteBuffer bytes = ByteBuffer.wrap(file, from, file.length - from);
        try {
            return new PlainText(decoded(bytes.duplicate(), StandardCharsets.UTF_8), "UTF-8");
        } catch (CharacterCodingException notUtf8) {
            try {
                return new PlainText(decoded(bytes.duplicate(), Charset.forName("windows-1252")), "windows-1252");
            } catch (CharacterCodingException neither) {
                throw new FileRefused(Why.UNKNOWN_ENCODING);
            }
        }
    }

    private static String decoded(ByteBuffer bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes)
                .toString();
    }

    private static boolean startsWith(byte[] file, String hex) {
        byte[] beginning = HexFormat.of().parseHex(hex);
        return file.length >= beginning.length
                && ByteBuffer.wrap(file, 0, beginning.length).equals(ByteBuffer.wrap(beginning));
    }
}
