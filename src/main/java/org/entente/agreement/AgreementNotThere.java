package org.entente.agreement;

/** The agreement, or the part of it, is not there for the asker. */
public class AgreementNotThere extends RuntimeException {}
