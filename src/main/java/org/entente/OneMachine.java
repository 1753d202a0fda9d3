package org.entente;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.entente.standalone.Standalone;
import org.entente.standalone.StandaloneOptions;
import org.entente.standalone.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the portal together with the servers it needs, and stops them in order when it is told to. */
final class OneMachine {

    private final Instant begin = Instant.now();
    private final Standalone servers;
    private volatile @Nullable ConfigurableApplicationContext portal;

    private OneMachine(StandaloneOptions options) {
        servers = Standalone.open(options, this::say);
    }

    static void run(String[] arguments) {
        try {
            new OneMachine(StandaloneOptions.of(arguments, System.getenv())).run();
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            // A disk that fills up meanwhile, for one: what the system said is what a person can act upon.
            System.err.println("Entente could not start: " + rootCause(e));
            System.exit(1);
        }
    }

    private void run() {
        // Ours instead of Spring's, which would run beside it: the portal must have closed before its database does.
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-everything"));
        Map<String, String> properties = servers.start();
        say("Starting the portal");
        portal = startPortal(properties);
        say("The portal is up");
        servers.awaitReady();
        servers.onUnexpectedEnd(words -> {
            System.err.println(words);
            System.exit(1);
        });
        say("Ready");
        System.out.println(servers.welcome());
    }

    private static ConfigurableApplicationContext startPortal(Map<String, String> properties) {
        var application = new SpringApplication(PortalApplication.class);
        application.setRegisterShutdownHook(false);
        try {
            // As arguments, because these outrank any configuration file.
            return application.run(properties.entrySet().stream()
                    .map(property -> "--%s=%s".formatted(property.getKey(), property.getValue()))
                    .toArray(String[]::new));
        } catch (RuntimeException e) {
            System.err.println("The portal did not start: %s%nIts log is %s"
                    .formatted(rootCause(e), properties.get("logging.file.name")));
            System.exit(1);
            throw e;
        }
    }

    private static String rootCause(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null ? e.toString() : rootCause(cause);
    }

    private void stop() {
        say("Stopping");
        ConfigurableApplicationContext running = portal;
        if (running != null) {
            running.close();
        }
        servers.close();
        say("Stopped");
    }

    private void say(String line) {
        System.out.printf(
                Locale.ROOT,
                "%6.1f s  %s%n",
                Duration.between(begin, Instant.now()).toMillis() / 1000.0,
                line);
    }
}
