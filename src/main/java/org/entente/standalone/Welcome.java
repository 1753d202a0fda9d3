package org.entente.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.standalone.RealmFiles.DemoAccount;

/** The words at the end of a start. */
final class Welcome {

    private Welcome() {}

    static String text(String address, Path data, String accounts) {
        return """

                Entente is ready: %s
                %s
                Data and logs: %s
                Ctrl-C stops everything.
                """.formatted(address, accounts, data);
    }

    static String demo() {
        List<DemoAccount> accounts = RealmFiles.demoAccounts();
        int name = width(accounts.stream().map(DemoAccount::username).toList());
        int person = width(accounts.stream().map(DemoAccount::name).toList());
        String format = "  %%-%ds  %%-%ds  %%s%%n".formatted(name, person);
        return accounts.stream()
                .map(a -> format.formatted(a.username(), a.name(), a.roles()))
                .collect(Collectors.joining(
                        "",
                        "\nInvented people, who all use the password %s:%n"
                                .formatted(accounts.getFirst().password()),
                        ""));
    }

    static String administrators(List<Administrator> administrators, Secrets secrets) {
        return administrators.stream()
                .map(a -> "  %-10s  %s%n".formatted(a.username(), RealmFiles.oneTimePassword(a, secrets)))
                .collect(Collectors.joining(
                        "",
                        "\nTwo administrators, with passwords to be changed at the first sign-in and shown only now:\n",
                        ""));
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }
}
