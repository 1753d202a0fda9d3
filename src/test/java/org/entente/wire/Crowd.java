package org.entente.wire;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Many pages at once, of sessions that the same few people have: each page is somebody's who signed in for it. */
final class Crowd implements AutoCloseable {

    private static final int AT_ONCE = 4;
    private static final Duration QUIET = Duration.ofMillis(250);

    private final List<Page> pages;

    private Crowd(List<Page> pages) {
        this.pages = pages;
    }

    /** Signs in as many as asked for, a few at a time, and opens a page for each. */
    static Crowd of(int size, Wire wire, List<String> people, String password, String address) {
        return new Crowd(atOnce(IntStream.range(0, size)
                .mapToObj(i -> (Supplier<Page>) () ->
                        wire.signIn(people.get(i % people.size()), password).enter(address))
                .toList()));
    }

    List<Page> pages() {
        return pages;
    }

    /** Does the same on each page, a few at a time. */
    void each(Consumer<Page> work) {
        atOnce(pages.stream()
                .map(page -> (Supplier<Boolean>) () -> {
                    work.accept(page);
                    return true;
                })
                .toList());
    }

    /** Waits until nothing is on its way to any page any more. */
    void quiet() {
        AtomicInteger before = new AtomicInteger(-1);
        await().atMost(Wire.PATIENCE).pollInterval(QUIET).until(() -> {
            int now = pages.stream().mapToInt(Page::pushes).sum();
            return before.getAndSet(now) == now;
        });
    }

    @Override
    public void close() {
        each(Page::close);
    }

    private static <T> List<T> atOnce(List<Supplier<T>> work) {
        try (ExecutorService few = Executors.newFixedThreadPool(AT_ONCE)) {
            List<CompletableFuture<T>> running = new ArrayList<>();
            work.forEach(one -> running.add(CompletableFuture.supplyAsync(one, few)));
            return running.stream().map(CompletableFuture::join).toList();
        }
    }
}
