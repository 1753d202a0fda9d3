package org.entente.demo;

/**
 * A bean that brings a feature's part of the demonstration: its people act as themselves, through every guard. Told once, in the
 * order of {@link org.springframework.core.annotation.Order}, when nations, people, compartments and plans are there.
 */
@FunctionalInterface
interface DemoChapter {

    void tell(DemoStage stage);
}
