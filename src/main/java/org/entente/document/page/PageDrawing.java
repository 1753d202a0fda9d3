package org.entente.document.page;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * The other end of {@link PageDrawer}: reads one order from its input, answers one picture on its output, and ends. What a hostile
 * file makes of its reader, it makes of this process.
 */
final class PageDrawing {

    private static final int LONGEST_SIDE = 1800;
    private static final float HIGHEST_SCALE = 3;

    private PageDrawing() {}

    /** How an order ended; its place in this list is the first byte of the answer. */
    enum Outcome {
        DRAWN,
        LOCKED,
        UNREADABLE
    }

    public static void main(String[] arguments) throws IOException {
        // Whatever a library prints must not get into the answer.
        FileOutputStream answer = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
        try (DataInputStream order =
                        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
                DataOutputStream out = new DataOutputStream(answer)) {
            boolean pdf = order.readBoolean();
            int page = order.readInt();
            String[] mark = new String[order.readInt()];
            for (int i = 0; i < mark.length; i++) {
                mark[i] = order.readUTF();
            }
            byte[] content = order.readAllBytes();
            try {
                Drawn drawn = pdf ? pdf(content, page) : image(content);
                BufferedImage marked = WovenMark.into(drawn.picture(), mark);
                out.writeByte(Outcome.DRAWN.ordinal());
                out.writeInt(drawn.pages());
                ImageIO.write(marked, "png", out);
            } catch (InvalidPasswordException e) {
                out.writeByte(Outcome.LOCKED.ordinal());
            } catch (IOException | RuntimeException e) {
                out.writeByte(Outcome.UNREADABLE.ordinal());
            }
        }
    }

    private record Drawn(BufferedImage picture, int pages) {}

    private static Drawn pdf(byte[] content, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            int pages = document.getNumberOfPages();
            if (page < 1 || page > pages) {
                throw new IOException("No such page");
            }
            PDRectangle box = document.getPage(page - 1).getCropBox();
            float side = Math.max(Math.max(box.getWidth(), box.getHeight()), 1);
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            float scale = Math.min(LONGEST_SIDE / side, HIGHEST_SCALE);
            return new Drawn(renderer.renderImage(page - 1, scale, ImageType.RGB), pages);
        }
    }

    // Read with as many pixels left out as make it fit: never held whole.
    private static Drawn image(byte[] content) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("Not an image");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int side = Math.max(reader.getWidth(0), reader.getHeight(0));
                ImageReadParam reading = reader.getDefaultReadParam();
                int step = Math.max((side + LONGEST_SIDE - 1) / LONGEST_SIDE, 1);
                reading.setSourceSubsampling(step, step, 0, 0);
                return new Drawn(reader.read(0, reading), 1);
            } finally {
                reader.dispose();
            }
        }
    }
}
