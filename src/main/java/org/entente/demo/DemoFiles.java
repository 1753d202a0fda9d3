package org.entente.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.entente.document.About;
import org.entente.document.DocumentId;
import org.entente.document.Documents;
import org.entente.document.NewDocument;
import org.entente.shared.SubjectKind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A few small files, made here: nothing in them is anybody's. */
@Component
@ConditionalOnBooleanProperty("entente.demo")
@Order(30)
class DemoFiles implements DemoChapter {

    private static final List<String> FLANK = List.of("GBR", "FRA", "POL", "EST", "CAN");
    private static final String PLAN = "Nordic Response 2024";

    private final Documents documents;

    DemoFiles(Documents documents) {
        this.documents = documents;
    }

    @Override
    public void tell(DemoStage stage) {
        About plan = new About(SubjectKind.EXERCISE_PLAN, stage.plan(PLAN).value());
        stage.as("lo.gbr", () -> {
            DocumentId instructions =
                    store(stage, "RESTRICTED", FLANK, plan, "Joining instructions.pdf", pdf("Draft", 2));
            addVersion(instructions, pdf("Second issue", 3));
            store(stage, "RESTRICTED", List.of("GBR", "FRA"), null, "Sketch of the harbour.png", sketch());
        });
        stage.as(
                "lo.fra",
                () -> store(
                        stage,
                        "UNCLASSIFIED",
                        FLANK,
                        null,
                        "Points of contact.txt",
                        "Invented points of contact\n\nMovement cell   extension 1200\nHarbour office  extension 1300\n"
                                .getBytes(StandardCharsets.UTF_8)));
        // Its name promises a picture: lists say so.
        stage.as(
                "lo.est",
                () -> store(
                        stage,
                        "UNCLASSIFIED",
                        FLANK,
                        null,
                        "Range calendar.jpg",
                        "Day,Range,Unit\n1,North,Invented\n2,South,Invented\n".getBytes(StandardCharsets.UTF_8)));
    }

    private DocumentId store(
            DemoStage stage, String level, List<String> nations, @Nullable About about, String name, byte[] content) {
        try {
            return documents.store(
                    new NewDocument(
                            stage.workspace("Northern Flank"), stage.label(level, nations, List.of()), name, about),
                    new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addVersion(DocumentId document, byte[] content) {
        try {
            documents.addVersion(document, "Joining instructions.pdf", new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pdf(String issue, int pages) {
        PDFont plain = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
        PDFont strong = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);
        List<String> heads = List.of("Arrival", "Quarters and meals", "Safety on the ranges");
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream text = new PDPageContentStream(document, page)) {
                    text.beginText();
                    text.newLineAtOffset(72, 760);
                    text.setFont(strong, 20);
                    text.showText(heads.get(i));
                    text.setFont(plain, 11);
                    text.setLeading(18);
                    text.newLine();
                    text.newLine();
                    text.showText(issue + ". Page " + (i + 1) + " of " + pages + ". Invented for a demonstration.");
                    for (int line = 1; line <= 12; line++) {
                        text.newLine();
                        text.showText(line + ". Report to the reception desk and sign for what you are given.");
                    }
                    text.endText();
                }
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sketch() {
        BufferedImage image = new BufferedImage(900, 560, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.setColor(new Color(0xcfe3ee));
        drawing.fillRect(0, 0, 900, 560);
        Path2D land = new Path2D.Double();
        land.moveTo(0, 330);
        land.curveTo(180, 260, 260, 420, 420, 380);
        land.curveTo(560, 340, 620, 240, 900, 300);
        land.lineTo(900, 560);
        land.lineTo(0, 560);
        land.closePath();
        drawing.setColor(new Color(0xdcd8c0));
        drawing.fill(land);
        drawing.setColor(new Color(0x5a5a4a));
        drawing.setStroke(new BasicStroke(3));
        drawing.draw(land);
        drawing.setStroke(new BasicStroke(8));
        drawing.drawLine(430, 378, 470, 210);
        drawing.drawLine(610, 300, 560, 180);
        drawing.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
