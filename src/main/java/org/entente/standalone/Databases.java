package org.entente.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The portal's database and Keycloak's beside it, each with its own roles. Safe to run at every start. */
final class Databases {

    private Databases() {}

    /** A superuser's connection to a database of the server to prepare. */
    @FunctionalInterface
    interface Superuser {
        Connection connect(String database) throws SQLException;
    }

    record Passwords(String owner, String app, String keycloak) {

        static Passwords of(Secrets secrets) {
            return new Passwords(
                    secrets.get("entente-owner"), secrets.get("entente-app"), secrets.get("keycloak-database"));
        }
    }

    static void prepare(Superuser superuser, Passwords passwords) {
        try {
            try (Connection connection = superuser.connect("postgres")) {
                createKeycloakRole(connection, passwords.keycloak());
                create(connection, "keycloak", "owner keycloak");
                create(connection, "entente", "");
                execute(connection, "revoke all on database keycloak from public");
            }
            try (Connection connection = superuser.connect("entente")) {
                bootstrap(connection, passwords);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The databases could not be prepared", e);
        }
    }

    private static void bootstrap(Connection connection, Passwords passwords) throws SQLException {
        set(connection, "entente.owner_password", passwords.owner());
        set(connection, "entente.app_password", passwords.app());
        execute(connection, resource("/db/bootstrap.sql"));
    }

    // The password goes in as a setting, so that it does not stand in the text of a statement that may be logged.
    private static void createKeycloakRole(Connection connection, String password) throws SQLException {
        set(connection, "entente.keycloak_password", password);
        execute(connection, """
                do $$
                begin
                    if not exists (select from pg_roles where rolname = 'keycloak') then
                        create role keycloak nosuperuser nocreatedb nocreaterole nobypassrls noreplication;
                    end if;
                    execute format('alter role keycloak login password %L', current_setting('entente.keycloak_password'));
                end
                $$""");
    }

    private static void create(Connection connection, String database, String options) throws SQLException {
        try (PreparedStatement exists = connection.prepareStatement("select from pg_database where datname = ?")) {
            exists.setString(1, database);
            if (!exists.executeQuery().next()) {
                execute(connection, "create database %s %s".formatted(database, options));
            }
        }
    }

    private static void set(Connection connection, String setting, String value) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select set_config(?, ?, false)")) {
            set.setString(1, setting);
            set.setString(2, value);
            set.execute();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Databases.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
