package org.entente.notification;

import java.util.regex.Pattern;
import org.entente.access.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the address that the identity provider tells at sign-in; what it no longer tells is no longer kept. */
@Component
class MailAddressKeeper {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;\"]{1,64}@[^@\\s<>,;\"]{1,180}");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    MailAddressKeeper(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener
    void signedIn(SignedIn event) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("""
                        insert into mail_address (member_id, address) values (current_member(), ?)
                            on conflict (member_id) do update set address = excluded.address
                                  where mail_address.address is distinct from excluded.address
                        """).param(usable(event.email())).update());
    }

    private static @Nullable String usable(@Nullable String address) {
        return address != null && ADDRESS.matcher(address).matches() ? address : null;
    }
}
