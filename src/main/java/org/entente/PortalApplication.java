package org.entente;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The portal. Given a database by {@code ENTENTE_DB_URL} or {@code -Dentente.db.url}, it uses that and an identity
 * provider likewise given; otherwise it brings both along, on this machine.
 */
@SpringBootApplication
public class PortalApplication {

    public static void main(String[] args) {
        if (System.getenv("ENTENTE_DB_URL") != null || System.getProperty("entente.db.url") != null) {
            SpringApplication.run(PortalApplication.class, args);
        } else {
            OneMachine.run(args);
        }
    }
}
