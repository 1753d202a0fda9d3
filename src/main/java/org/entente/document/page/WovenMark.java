package org.entente.document.page;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Lines of text all over a picture, dark and light, so that they are seen on any ground and no part of the picture is without
 * them. Letters are drawn as shapes of a font that comes along, for a server may have none.
 */
final class WovenMark {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float OPACITY = 0.20f;
    private static final double SLOPE = Math.toRadians(-30);
    private static final int SMALLEST_SIDE = 320;

    private WovenMark() {}

    /** The picture on white ground with the mark woven in; a very small one is put on a larger ground, so that the mark has room. */
    static BufferedImage into(BufferedImage picture, String... lines) throws IOException {
        int width = Math.max(picture.getWidth(), SMALLEST_SIDE);
        int height = Math.max(picture.getHeight(), SMALLEST_SIDE);
        BufferedImage marked = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = marked.createGraphics();
        try (InputStream resource = resource();
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(resource))) {
            drawing.setColor(Color.WHITE);
            drawing.fillRect(0, 0, width, height);
            drawing.drawImage(picture, (width - picture.getWidth()) / 2, (height - picture.getHeight()) / 2, null);
            drawing.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            weave(drawing, font, width, height, lines);
        } finally {
            drawing.dispose();
        }
        return marked;
    }

    private static void weave(Graphics2D drawing, TrueTypeFont font, int width, int height, String... lines)
            throws IOException {
        double letter = Math.clamp(Math.max(width, height) / 55.0, 11, 30);
        double reach = Math.hypot(width, height);
        drawing.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, OPACITY));
        drawing.rotate(SLOPE, width / 2.0, height / 2.0);
        int row = 0;
        for (double y = height / 2.0 - reach / 2; y < height / 2.0 + reach / 2; y += letter * 3.2) {
            Text text = text(font, lines[row % lines.length], letter);
            double step = text.width() + letter * 3;
            double from = width / 2.0 - reach / 2 - (row % 2) * step / 2;
            for (double x = from; x < width / 2.0 + reach / 2; x += step) {
                AffineTransform there = AffineTransform.getTranslateInstance(x, y);
                drawing.setColor(Color.WHITE);
                drawing.fill(AffineTransform.getTranslateInstance(x + letter / 12, y + letter / 12)
                        .createTransformedShape(text.shape()));
                drawing.setColor(Color.BLACK);
                drawing.fill(there.createTransformedShape(text.shape()));
            }
            row++;
        }
    }

    private record Text(GeneralPath shape, double width) {}

    private static Text text(TrueTypeFont font, String line, double height) throws IOException {
        double scale = height / font.getUnitsPerEm();
        GeneralPath shape = new GeneralPath();
        double x = 0;
        for (int code : line.codePoints().toArray()) {
            int glyph = font.getUnicodeCmapLookup().getGlyphId(code);
            GlyphData outline = font.getGlyph().getGlyph(glyph);
            if (outline != null) {
                AffineTransform there = AffineTransform.getTranslateInstance(x, 0);
                there.scale(scale, -scale);
                shape.append(outline.getPath().getPathIterator(there), false);
            }
            x += font.getAdvanceWidth(glyph) * scale;
        }
        return new Text(shape, x);
    }

    private static InputStream resource() throws IOException {
        InputStream resource = PDDocument.class.getResourceAsStream(FONT);
        if (resource == null) {
            throw new IOException("The font is missing");
        }
        return resource;
    }
}
