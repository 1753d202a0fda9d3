package org.entente.document.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.entente.document.Samples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Pages as the process of their own draws them. */
class PageDrawerTest {

    private static final PageDrawer DRAWER = new PageDrawer();
    private static final List<String> ONE = List.of("ENTENTE RESTRICTED", "Anna Przykładowa POL 221430Z NOV 26");
    private static final List<String> OTHER = List.of("ENTENTE RESTRICTED", "Bert Voorbeeld NLD 221430Z NOV 26");

    @AfterAll
    static void close() {
        DRAWER.close();
    }

    @Test
    void everyPartOfAPdfPageCarriesTheMark() throws Exception {
        BufferedImage page = picture(draw(true, 2, ONE, Samples.pdf(3)));
        int parts = 6;
        for (int x = 0; x < parts; x++) {
            for (int y = 0; y < parts; y++) {
                BufferedImage part = page.getSubimage(
                        page.getWidth() / parts * x,
                        page.getHeight() / parts * y,
                        page.getWidth() / parts,
                        page.getHeight() / parts);
                assertThat(inked(part)).as("part %d, %d", x, y).isGreaterThan(50);
            }
        }
    }

    @Test
    void markIsTheViewersOwn() throws Exception {
        byte[] pdf = Samples.pdf(1);
        PageDrawer.Picture one = draw(true, 1, ONE, pdf);
        PageDrawer.Picture other = draw(true, 1, OTHER, pdf);

        assertThat(one.pages()).isEqualTo(1);
        assertThat(one.png()).isNotEqualTo(other.png());
        assertThat(draw(true, 1, ONE, pdf).png()).isEqualTo(one.png());
    }

    @Test
    void imageCarriesTheMarkToo() throws Exception {
        assertThat(inked(picture(draw(false, 1, ONE, Samples.png(600, 400))))).isGreaterThan(1000);
    }

    @Test
    void imageOfManyPixelsIsReadWithMostLeftOut() throws Exception {
        BufferedImage drawn = picture(draw(false, 1, ONE, whitePng(30_000, 30_000)));

        assertThat(drawn.getWidth()).isLessThanOrEqualTo(1800);
    }

    @Test
    void fileThatBurstsWhenUnpackedEndsItsOwnProcessOnly() throws Exception {
        // One text of two gigabytes, which has to be held as a whole.
        assertThatThrownBy(() -> draw(true, 1, ONE, bomb("(")))
                .isInstanceOfSatisfying(NotDrawn.class, e -> assertThat(e.why()).isEqualTo(NotDrawn.Why.UNREADABLE));
        assertThat(draw(true, 1, ONE, Samples.pdf(1)).pages()).isEqualTo(1);
    }

    @Test
    void fileThatTakesTooLongEndsItsOwnProcessOnly() throws Exception {
        try (PageDrawer impatient = new PageDrawer(Duration.ofSeconds(2))) {
            // Spaces are forgotten as they are read, which takes many seconds.
            ByteArrayInputStream spaces = new ByteArrayInputStream(bomb(" "));
            assertThatThrownBy(() -> impatient.draw(true, 1, ONE, spaces))
                    .isInstanceOfSatisfying(
                            NotDrawn.class, e -> assertThat(e.why()).isEqualTo(NotDrawn.Why.UNREADABLE));
        }
    }

    @Test
    void damagedLockedAndMissingPagesAreTold() throws Exception {
        assertThatThrownBy(() -> draw(true, 1, ONE, "%PDF-1.7 nothing".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(NotDrawn.class);
        assertThatThrownBy(() -> draw(true, 9, ONE, Samples.pdf(2))).isInstanceOf(NotDrawn.class);
        assertThatThrownBy(() -> draw(true, 1, ONE, locked()))
                .isInstanceOfSatisfying(NotDrawn.class, e -> assertThat(e.why()).isEqualTo(NotDrawn.Why.LOCKED));
    }

    private static PageDrawer.Picture draw(boolean pdf, int page, List<String> mark, byte[] content) throws Exception {
        return DRAWER.draw(pdf, page, mark, new ByteArrayInputStream(content));
    }

    private static BufferedImage picture(PageDrawer.Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.png()));
    }

    private static long inked(BufferedImage picture) {
        long inked = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                if ((picture.getRGB(x, y) & 0xff) < 250) {
                    inked++;
                }
            }
        }
        return inked;
    }

    private static byte[] locked() throws IOException {
        try (PDDocument document = Loader.loadPDF(Samples.pdf(1));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.protect(new StandardProtectionPolicy("owner-1", "user-1", new AccessPermission()));
            document.save(out);
            return out.toByteArray();
        }
    }

    // A page whose content unpacks to two gigabytes of spaces after its beginning.
    private static byte[] bomb(String beginning) throws IOException {
        byte[] packed = packedSpaces(beginning.getBytes(StandardCharsets.US_ASCII), 2048);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.write(("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>endobj\n"
                        + "4 0 obj<</Filter/FlateDecode/Length " + packed.length + ">>stream\n")
                .getBytes(StandardCharsets.US_ASCII));
        pdf.write(packed);
        pdf.write("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));
        return pdf.toByteArray();
    }

    // A mebibyte is packed once, ended so that it can stand anywhere, and repeated.
    private static byte[] packedSpaces(byte[] beginning, int mebibytes) throws IOException {
        byte[] spaces = new byte[1 << 20];
        Arrays.fill(spaces, (byte) ' ');
        byte[] block = new byte[1 << 16];
        Deflater deflater = new Deflater(9, true);
        Adler32 sum = new Adler32();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try {
            packed.write(new byte[] {0x78, (byte) 0xda});
            deflater.setInput(beginning);
            packed.write(block, 0, deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH));
            sum.update(beginning);
            deflater.setInput(spaces);
            int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
            for (int i = 0; i < mebibytes; i++) {
                packed.write(block, 0, length);
                sum.update(spaces);
            }
            deflater.finish();
            packed.write(block, 0, deflater.deflate(block));
        } finally {
            deflater.end();
        }
        packed.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        return packed.toByteArray();
    }

    // One bit for each pixel, all white: nine hundred megapixels in a hundred kilobytes.
    private static byte[] whitePng(int width, int height) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] row = new byte[1 + (width + 7) / 8];
            Arrays.fill(row, 1, row.length, (byte) 0xff);
            for (int y = 0; y < height; y++) {
                out.write(row);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {1, 0, 0, 0, 0})
                        .array());
        chunk(png, "IDAT", packed.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        png.write(ByteBuffer.allocate(4).putInt(data.length).array());
        png.write(name);
        png.write(data);
        png.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
