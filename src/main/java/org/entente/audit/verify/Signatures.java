package org.entente.audit.verify;

import java.util.ArrayList;
import java.util.List;

/** Whether a checkpoint bears the signatures that it should. */
final class Signatures {

    private Signatures() {}

    /**
     * What is wrong with them.
     *
     * @param what how the findings call the note
     */
    static List<Finding> problems(
            Note note, Checkpoint checkpoint, VerifierKey log, List<VerifierKey> witnesses, String what) {
        List<Finding> findings = new ArrayList<>();
        if (!checkpoint.origin().equals(log.name())) {
            findings.add(new Finding(
                    0,
                    Problem.NOT_SIGNED,
                    what + " is of the log " + checkpoint.origin() + " and not of " + log.name()));
        }
        switch (log.standing(note)) {
            case ABSENT ->
                findings.add(new Finding(0, Problem.NOT_SIGNED, what + " is not signed by the log's key " + log));
            case WRONG ->
                findings.add(new Finding(
                        0,
                        Problem.SIGNATURE_WRONG,
                        what + " bears a signature that the log's key " + log + " did not make"));
            case VALID -> {}
        }
        for (VerifierKey witness : witnesses) {
            if (witness.standing(note) == VerifierKey.Standing.WRONG) {
                findings.add(new Finding(
                        0,
                        Problem.SIGNATURE_WRONG,
                        what + " bears a cosignature that witness " + witness + " did not make"));
            }
        }
        return findings;
    }
}
