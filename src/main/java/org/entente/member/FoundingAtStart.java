package org.entente.member;

import java.util.List;
import java.util.Locale;
import org.entente.shared.NationCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Founds the installation with the administrators that whoever sets it up names as {@code subject:username}. */
@Component
@Order(100)
class FoundingAtStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FoundingAtStart.class);

    private final Founding founding;
    private final List<Founding.Founder> founders;
    private final NationCode host;

    FoundingAtStart(
            Founding founding,
            @Value("${entente.bootstrap.administrators}") List<String> administrators,
            @Value("${entente.bootstrap.host-nation}") String host) {
        this.founding = founding;
        this.founders = administrators.stream().map(FoundingAtStart::founder).toList();
        this.host = new NationCode(host);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        String name = host.isAssigned() ? host.displayName(Locale.ENGLISH) : "Host organisation";
        if (!founders.isEmpty() && founding.found(host, name, founders)) {
            LOG.info("The installation has its first administrators");
        }
    }

    private static Founding.Founder founder(String entry) {
        String[] parts = entry.split(":", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "entente.bootstrap.administrators lists subject:username, with commas between");
        }
        return new Founding.Founder(parts[0].strip(), parts[1].strip(), parts[1].strip());
    }
}
