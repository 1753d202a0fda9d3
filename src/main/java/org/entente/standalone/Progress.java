package org.entente.standalone;

/** Hears what the one-machine mode is doing, one short line at a time, possibly from several threads. */
@FunctionalInterface
public interface Progress {

    void step(String line);
}
