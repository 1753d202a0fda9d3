package org.entente.training;

/** How much a course asks of those who come. Names are stored: they are never renamed or reused. */
public enum CourseLevel {
    BASIC,
    INTERMEDIATE,
    ADVANCED,
    EXPERT
}
