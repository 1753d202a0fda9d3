package org.entente.imports;

/** An import of the same person is still running: nothing was stored. */
public class ImportRunning extends RuntimeException {

    ImportRunning() {
        super("An import of the same person is still running");
    }
}
