package org.entente.shell;

import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something failed that nobody foresaw: the log has all of it, the person gets its number. */
final class Incident {

    private static final Logger LOG = LoggerFactory.getLogger(Incident.class);
    // Without the letters and digits that are misheard on the telephone.
    private static final String SIGNS = "ACDEFGHJKLMNPQRTUVWXY3479";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Incident() {}

    static String log(Throwable cause) {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            number.append(i == 4 ? "-" : "").append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        LOG.error("Incident {}", number, cause);
        return number.toString();
    }
}
