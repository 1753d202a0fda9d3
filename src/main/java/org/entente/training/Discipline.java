package org.entente.training;

/** What a course is about. Names are stored: they are never renamed or reused. */
public enum Discipline {
    LAND,
    AIR,
    MARITIME,
    JOINT,
    CYBER,
    INTELLIGENCE,
    LOGISTICS,
    MEDICAL,
    CBRN,
    ENGINEERING,
    LANGUAGE,
    LAW,
    LEADERSHIP,
    PEACE_SUPPORT,
    OTHER
}
