package org.entente.agreement;

/** Somebody changed it since it was read: nothing was written. */
public class AgreementChangedMeanwhile extends RuntimeException {}
