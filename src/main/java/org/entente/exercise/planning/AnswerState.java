package org.entente.exercise.planning;

/** How a nation stands to an invitation. Names are stored. */
public enum AnswerState {
    INVITED,
    INTENDS,
    CONFIRMED,
    DECLINED
}
