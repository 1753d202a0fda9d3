package org.entente.wire;

import java.lang.management.ManagementFactory;

/** Heap in use in this JVM, after collections, against what was in use when this was made. */
final class Weight {

    private static final int COLLECTIONS = 3;

    private final long before = used();

    /** What each of so many things that came since weighs, in kB of 1,024 bytes. */
    double ofEach(int things) {
        return (used() - before) / 1024.0 / things;
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
