package org.entente.document.page;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Has single pages drawn, each by a process of its own: one with little memory, no environment and no connection to anything, ended
 * when it takes too long. One waits ready, so that nobody waits for its start.
 */
public final class PageDrawer implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final int AT_ONCE = 2;
    private static final int MOST_BYTES = 32 << 20;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Duration longest;
    private @Nullable Process ready;
    private boolean closed;

    public PageDrawer() {
        this(LONGEST);
    }

    /** @param longest how long a process may take over one page */
    PageDrawer(Duration longest) {
        this.longest = longest;
    }

    /**
     * A page as a picture.
     *
     * @param pages how many the document has
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Picture(byte[] png, int pages) {}

    /**
     * Draws a page with lines of text woven in.
     *
     * @param pdf whether the content is a PDF; an image otherwise
     * @param page from 1
     * @param content read to its end, unless that fails
     * @throws NotDrawn if no picture can be made
     * @throws IOException if the content cannot be read
     */
    public Picture draw(boolean pdf, int page, List<String> mark, InputStream content) throws IOException, NotDrawn {
        try {
            if (!places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NotDrawn(NotDrawn.Why.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotDrawn(NotDrawn.Why.BUSY);
        }
        Process process = take();
        Thread clock = Thread.ofVirtual().name("page-drawing-clock").start(() -> endInTime(process));
        try {
            send(process, pdf, page, mark, content.readAllBytes());
            return answer(process);
        } finally {
            process.destroyForcibly();
            clock.interrupt();
            places.release();
        }
    }

    private static void send(Process process, boolean pdf, int page, List<String> mark, byte[] content)
            throws NotDrawn {
        try (DataOutputStream order = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
            order.writeBoolean(pdf);
            order.writeInt(page);
            order.writeInt(mark.size());
            for (String line : mark) {
                order.writeUTF(line);
            }
            order.write(content);
        } catch (IOException e) {
            throw new NotDrawn(NotDrawn.Why.UNREADABLE);
        }
    }

    private static Picture answer(Process process) throws NotDrawn {
        try (DataInputStream answer = new DataInputStream(process.getInputStream())) {
            PageDrawing.Outcome outcome = PageDrawing.Outcome.values()[answer.readByte()];
            if (outcome != PageDrawing.Outcome.DRAWN) {
                throw new NotDrawn(
                        outcome == PageDrawing.Outcome.LOCKED ? NotDrawn.Why.LOCKED : NotDrawn.Why.UNREADABLE);
            }
            int pages = answer.readInt();
            byte[] png = answer.readNBytes(MOST_BYTES);
            if (process.waitFor() != 0 || png.length == 0 || png.length == MOST_BYTES) {
                throw new NotDrawn(NotDrawn.Why.UNREADABLE);
            }
            return new Picture(png, pages);
        } catch (IOException | ArrayIndexOutOfBoundsException e) {
            throw new NotDrawn(NotDrawn.Why.UNREADABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotDrawn(NotDrawn.Why.BUSY);
        }
    }

    private void endInTime(Process process) {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Process take() throws IOException {
        Process taken = ready != null && ready.isAlive() ? ready : start();
        ready = closed ? null : start();
        return taken;
    }

    private static Process start() throws IOException {
        String temporary = System.getProperty("java.io.tmpdir");
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + temporary,
                        "-Dpdfbox.fontcache=" + temporary,
                        "-cp",
                        classPath(),
                        PageDrawing.class.getName())
                .directory(new File(temporary))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // The portal's holds passwords.
        process.environment().clear();
        return process.start();
    }

    // Absolute, because the process lives elsewhere.
    private static String classPath() {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        StringBuilder absolute = new StringBuilder();
        for (String entry : entries) {
            absolute.append(absolute.isEmpty() ? "" : File.pathSeparator)
                    .append(Path.of(entry).toAbsolutePath());
        }
        return absolute.toString();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (ready != null) {
            ready.destroyForcibly();
        }
    }
}
