package org.entente.label.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.entente.label.UnreadableDocument;
import org.entente.label.spif.SpifReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes from strangers and is not what it should be: each reader refuses it clearly, and takes little of it. */
class BadInputTest {

    private static final int LARGE = 50 << 20;
    private static final String LABEL = "urn:nato:stanag:4774:confidentialitymetadatalabel:1:0";

    /** The readers, each with the number of bytes that it takes at most. */
    private enum Door {
        LABEL(256 << 10) {
            @Override
            void read(InputStream in) throws IOException {
                LabelReader.read(in);
            }
        },
        CLEARANCE(256 << 10) {
            @Override
            void read(InputStream in) throws IOException {
                ClearanceReader.read(in);
            }
        },
        POLICY(8 << 20) {
            @Override
            void read(InputStream in) throws IOException {
                SpifReader.read(in);
            }
        };

        private final int bound;

        Door(int bound) {
            this.bound = bound;
        }

        abstract void read(InputStream in) throws IOException;
    }

    static Stream<Arguments> broken() {
        return Stream.of(Door.values())
                .flatMap(door -> Map.ofEntries(
                                Map.entry("", "not well-formed"),
                                Map.entry("   ", "not well-formed"),
                                Map.entry("label", "not well-formed"),
                                Map.entry("<a>", "not well-formed"),
                                Map.entry("<a></b>", "not well-formed"),
                                Map.entry("<a/><b/>", "not well-formed"),
                                Map.entry("<a b='1' b='2'/>", "not well-formed"),
                                Map.entry("<a b=1/>", "not well-formed"),
                                Map.entry("<p:a/>", "not well-formed"),
                                Map.entry("<a>&unknown;</a>", "entity"),
                                Map.entry("<a b='&unknown;'/>", "not well-formed"),
                                Map.entry("<a>&#0;</a>", "not well-formed"),
                                Map.entry("<a>\u0001</a>", "not well-formed"),
                                Map.entry("<a>\uFFFE</a>", "not well-formed"),
                                Map.entry("<?xml version='1.0' encoding='no-such'?><a/>", "The encoding is none of"),
                                Map.entry("<?xml version='1.0' encoding='UTF-16'?><a/>", "The encoding is none of"),
                                Map.entry("<?xml version='1.1'?><a>&#1;</a>", "XML 1.1 is not read"),
                                Map.entry("<!DOCTYPE a><a/>", "document type"),
                                Map.entry("<!DOCTYPE a SYSTEM 'http://localhost/a.dtd'><a/>", "document type"),
                                Map.entry(
                                        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
                                        "document type"),
                                Map.entry(
                                        "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/passwd'/></a>",
                                        "This is not a "))
                        .entrySet()
                        .stream()
                        .map(entry -> Arguments.of(door, entry.getKey(), entry.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("broken")
    void whatIsNotXmlOrBringsADocumentTypeIsRefused(Door door, String text, String reason) {
        UnreadableDocument refusal = refusal(door, Text.of(text, 0, ""));
        assertThat(refusal.reason()).contains(reason);
        assertThat(refusal.line()).isNotNegative();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void bytesThatAreNoCharactersAreRefusedWithTheirPlace(Door door) {
        byte[] bytes = "<a>\n<b>xy</b></a>".getBytes(StandardCharsets.UTF_8);
        bytes[8] = (byte) 0xFF;
        UnreadableDocument refusal = refusal(door, new ByteArrayInputStream(bytes));
        assertThat(refusal).hasMessage("Line 2, column 5: The bytes here are no characters of UTF-8");
    }

    @Test
    void otherEncodingsOfTheSameCharactersAreRead() {
        String label = "<originatorConfidentialityLabel xmlns='" + LABEL + "'><ConfidentialityInformation>"
                + "<PolicyIdentifier>é</PolicyIdentifier><Classification>C</Classification>"
                + "</ConfidentialityInformation></originatorConfidentialityLabel>";
        Stream.of(
                        label.getBytes(StandardCharsets.UTF_8),
                        ("\uFEFF" + label).getBytes(StandardCharsets.UTF_8),
                        ("\uFEFF<?xml version='1.0' encoding='UTF-16'?>" + label).getBytes(StandardCharsets.UTF_16BE),
                        ("\uFEFF" + label).getBytes(StandardCharsets.UTF_16LE),
                        ("<?xml version='1.0' encoding='iso-8859-1'?>" + label).getBytes(StandardCharsets.ISO_8859_1))
                .forEach(document -> assertThat(
                                LabelReader.read(document).label().label().policy())
                        .isEqualTo("é"));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void anEntityBombIsRefusedAtItsDocumentType(Door door) {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'boom'>");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY e")
                    .append(i)
                    .append(" '")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        UnreadableDocument refusal = refusal(door, Text.of(bomb + "]><a b='&e39;'>&e39;</a>", 0, ""));
        assertThat(refusal.reason()).contains("document type");
        assertThat(refusal.line()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void fiftyMegabytesAreRefusedAfterTheBoundWithoutBeingReadWhole(Door door) {
        for (String part : new String[] {"<a/>", "text", "<!-- comment -->", "<b c='d'>"}) {
            Text large = Text.of("<a>", LARGE, part);
            UnreadableDocument refusal = refusal(door, large);
            assertThat(refusal.reason())
                    .isEqualTo("It is larger than the " + door.bound / 1024 + " KiB that are accepted");
            assertThat(large.taken).isLessThanOrEqualTo(door.bound + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void depthNumberAndAttributesAreBounded(Door door) {
        UnreadableDocument deep = refusal(door, Text.of("<a>", 50_000, "<a>"));
        assertThat(deep.reason()).contains("more elements, or deeper ones");
        assertThat(deep.column()).isLessThan(300);
        String elements = "<a>" + "<a/>".repeat(door == Door.POLICY ? 200_000 : 10_000) + "</a>";
        assertThat(refusal(door, Text.of(elements, 0, "")).reason()).contains("more elements, or deeper ones");
        StringBuilder attributes = new StringBuilder("<a");
        for (int i = 0; i < 65; i++) {
            attributes.append(" a").append(i).append("=''");
        }
        assertThat(refusal(door, Text.of(attributes + "/>", 0, "")).reason()).contains("more attributes");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void namesThatAreTooLongAreNotRepeatedToWhoReadsTheRefusal(Door door) {
        String name = "n".repeat(100_000);
        assertThat(refusal(door, Text.of("<" + name + "/>", 0, "")).reason()).hasSizeLessThan(400);
    }

    @Test
    void nothingIsFetched(@TempDir Path directory) throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String base = "http://localhost:" + server.getAddress().getPort();
            Path secret = Files.writeString(directory.resolve("secret.txt"), "a secret of this machine");
            for (Door door : Door.values()) {
                for (String text : new String[] {
                    "<!DOCTYPE a SYSTEM '" + base + "/a.dtd'><a/>",
                    "<!DOCTYPE a [<!ENTITY % p SYSTEM '" + base + "/p'>%p;]><a/>",
                    "<!DOCTYPE a [<!ENTITY x SYSTEM '" + base + "/x'>]><a>&x;</a>",
                    "<!DOCTYPE a [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><a>&x;</a>",
                    "<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a " + base
                            + "/a.xsd'/>",
                    "<?xml-stylesheet href='" + base + "/a.xsl'?><a/>"
                }) {
                    assertThat(refusal(door, Text.of(text, 0, "")).getMessage()).doesNotContain("a secret");
                }
            }
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aLabelOfManyValuesIsRefusedWithItsPlace() {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < 1001; i++) {
            values.append("<GenericValue>V").append(i).append("</GenericValue>");
        }
        UnreadableDocument refusal = refusal(
                Door.LABEL,
                Text.of(
                        "<originatorConfidentialityLabel xmlns='" + LABEL + "'><ConfidentialityInformation>\n"
                                + "<PolicyIdentifier>P</PolicyIdentifier><Classification>C</Classification>\n"
                                + "<Category Type='PERMISSIVE' TagName='T'>" + values + "</Category>\n"
                                + "</ConfidentialityInformation></originatorConfidentialityLabel>",
                        0,
                        ""));
        assertThat(refusal.reason()).isEqualTo("The category T has more than 1000 values");
        assertThat(refusal.line()).isEqualTo(3);
    }

    static Stream<Door> doors() {
        return Stream.of(Door.values());
    }

    private static UnreadableDocument refusal(Door door, InputStream in) {
        UnreadableDocument refusal = catchThrowableOfType(UnreadableDocument.class, () -> door.read(in));
        assertThat(refusal).as("refusal by " + door).isNotNull();
        return refusal;
    }

    /** A beginning, then a part again and again; counts what is taken of it. */
    private static final class Text extends InputStream {

        private final byte[] beginning;
        private final byte[] part;
        private final long length;
        private long taken;

        private Text(byte[] beginning, byte[] part, long length) {
            this.beginning = beginning;
            this.part = part;
            this.length = length;
        }

        static Text of(String beginning, int more, String part) {
            byte[] first = beginning.getBytes(StandardCharsets.UTF_8);
            return new Text(first, part.getBytes(StandardCharsets.UTF_8), first.length + (long) more);
        }

        @Override
        public int read() {
            if (taken >= length) {
                return -1;
            }
            int next = taken < beginning.length
                    ? beginning[(int) taken]
                    : part[(int) ((taken - beginning.length) % part.length)];
            taken++;
            return next & 0xFF;
        }
    }
}
