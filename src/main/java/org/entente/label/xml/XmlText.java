package org.entente.label.xml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.label.UnreadableDocument;

/**
 * The characters of a document: in UTF-8 or UTF-16, or in Latin 1 where it says so. Other encodings are refused, so that nobody reads
 * a document otherwise than we do; the platform's parser would also write of bytes that it cannot decode to the standard error.
 */
final class XmlText {

    private static final int LONGEST_DECLARATION = 200;
    private static final Pattern DECLARED =
            Pattern.compile("\\A<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([^\"'>]{1,40})[\"']");
    private static final Map<String, Charset> READ = Map.of(
            "UTF-8", StandardCharsets.UTF_8,
            "UTF8", StandardCharsets.UTF_8,
            "US-ASCII", StandardCharsets.US_ASCII,
            "ISO-8859-1", StandardCharsets.ISO_8859_1);

    private XmlText() {}

    static String of(byte[] document) {
        if (starts(document, 0xEF, 0xBB, 0xBF)) {
            return decoded(document, 3, StandardCharsets.UTF_8);
        }
        if (starts(document, 0xFE, 0xFF)) {
            return decoded(document, 2, StandardCharsets.UTF_16BE);
        }
        if (starts(document, 0xFF, 0xFE)) {
            return decoded(document, 2, StandardCharsets.UTF_16LE);
        }
        return decoded(document, 0, declared(document));
    }

    private static Charset declared(byte[] document) {
        String start =
                new String(document, 0, Math.min(document.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARED.matcher(start);
        if (!declaration.find()) {
            return StandardCharsets.UTF_8;
        }
        Charset charset = READ.get(declaration.group(1).toUpperCase(Locale.ROOT));
        if (charset == null) {
            throw new UnreadableDocument(
                    1, declaration.start(1) + 1, "The encoding is none of UTF-8, UTF-16 with its mark, and ISO-8859-1");
        }
        return charset;
    }

    private static String decoded(byte[] document, int from, Charset charset) {
        ByteBuffer bytes = ByteBuffer.wrap(document, from, document.length - from);
        CharBuffer characters = CharBuffer.allocate(document.length);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes, characters, true);
        String text = characters.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(one -> one == '\n').count();
            throw new UnreadableDocument(
                    line, text.length() - text.lastIndexOf('\n'), "The bytes here are no characters of " + charset);
        }
        return text;
    }

    private static boolean starts(byte[] document, int... mark) {
        if (document.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((document[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
