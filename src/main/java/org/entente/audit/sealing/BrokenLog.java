package org.entente.audit.sealing;

/** The sealed log is not what it was when it was signed: nothing is added to it until somebody has looked. */
class BrokenLog extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokenLog(String why) {
        super(why);
    }
}
