package org.entente.audit.sealing;

import org.entente.audit.proof.LogTrouble;

/** The sealed log is not what it was when it was signed: nothing is added to it until somebody has looked. */
class BrokenLog extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final LogTrouble trouble;

    BrokenLog(String why) {
        this(LogTrouble.BROKEN, why);
    }

    BrokenLog(LogTrouble trouble, String why) {
        super(why);
        this.trouble = trouble;
    }

    LogTrouble trouble() {
        return trouble;
    }
}
