package org.citypartnerships.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes the database and its roles in a cluster, or finds them made.
 *
 * <p>What the roles may do is written once, in the script that every installation uses; here they only get their passwords.
 */
final class Roles {

    private static final String SCRIPT = "/db/roles.sql";

    private final EmbeddedServer server;
    private final Secrets secrets;

    Roles(EmbeddedServer server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    /**
     * Makes what is missing.
     *
     * @throws CannotStart if the database refuses
     * @throws IOException if a secret or the script can't be read
     */
    void prepare() throws IOException {
        try {
            try (Connection connection = connect("postgres")) {
                makeDatabase(connection);
            }
            try (Connection connection = connect(EmbeddedServer.DATABASE);
                    Statement statement = connection.createStatement()) {
                statement.execute(script());
                for (Role role : Role.values()) {
                    // letters, digits, - and _ only: nothing to escape
                    statement.execute("alter role " + role.login() + " password '" + secrets.passwordOf(role) + "'");
                }
            }
        } catch (SQLException e) {
            throw new CannotStart("The roles of the database could not be made: " + e.getMessage(), e);
        }
    }

    private static void makeDatabase(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery(
                    "select 1 from pg_database where datname = '" + EmbeddedServer.DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + EmbeddedServer.DATABASE);
        }
    }

    private Connection connect(String database) throws SQLException, IOException {
        return DriverManager.getConnection(
                server.jdbcUrl(database), Role.SUPERUSER.login(), secrets.passwordOf(Role.SUPERUSER));
    }

    private static String script() throws IOException {
        try (InputStream script = Roles.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IOException("The script " + SCRIPT + " is missing from the jar");
            }
            return new String(script.readAllBytes(), UTF_8);
        }
    }
}
