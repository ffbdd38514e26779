package org.citypartnerships.eventstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The roles that sign in to PostgreSQL, each with the rights that its work needs and no more.
 *
 * <p>They are made by {@link #creationScript()}, run by whoever owns the cluster; passwords are set apart.
 */
public enum Roles {
    /** Owns every table; only Flyway signs in with it. */
    OWNER("partnerships_owner"),
    /** Appends events, and does what it likes with the command side's own tables. */
    COMMAND("partnerships_command"),
    /** Reads events, and does what it likes with the query side's own tables. */
    QUERY("partnerships_query"),
    /** Reads the views that are meant for dashboards. */
    DASHBOARDS("partnerships_dashboards"),
    /** Makes and destroys the keys that names of people are encrypted under. */
    KEYS("partnerships_keys");

    private final String roleName;

    Roles(String roleName) {
        this.roleName = roleName;
    }

    /** The name in the cluster, for example {@code partnerships_command}. */
    public String roleName() {
        return roleName;
    }

    /** The SQL that makes the roles and guards the history, to be run as a superuser, as often as one likes. */
    public static String creationScript() {
        try (InputStream script = Roles.class.getResourceAsStream("/db/roles.sql")) {
            if (script == null) {
                throw new IllegalStateException("db/roles.sql is missing from the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
