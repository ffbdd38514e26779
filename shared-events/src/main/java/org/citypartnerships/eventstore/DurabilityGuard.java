package org.citypartnerships.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Refuses to work on a PostgreSQL that may forget what it has confirmed: one with {@code fsync},
 * {@code synchronous_commit} or {@code full_page_writes} off.
 */
public final class DurabilityGuard {

    /** What a store is good for. */
    public enum Store {
        /** A committed event survives a crash. */
        DURABLE,
        /** A database of unit tests, which may forget. */
        OF_UNIT_TESTS
    }

    private static final String SETTINGS = """
            SELECT name, setting FROM pg_settings
            WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') ORDER BY name
            """;

    private static final Set<String> SAFE_COMMITS = Set.of("on", "remote_write", "remote_apply");

    private final DataSource dataSource;
    private final Store store;

    /** A guard of a store that must not forget. */
    public DurabilityGuard(DataSource dataSource) {
        this(dataSource, Store.DURABLE);
    }

    /** A guard that lets a store of unit tests pass. */
    public DurabilityGuard(DataSource dataSource, Store store) {
        this.dataSource = dataSource;
        this.store = store;
    }

    /**
     * Looks at the settings as the data source's own sessions have them.
     *
     * @throws IllegalStateException naming each setting that is off and how to mend it
     * @throws SQLException if the database cannot be asked
     */
    public void check() throws SQLException {
        if (store == Store.OF_UNIT_TESTS) {
            return;
        }
        List<String> faults = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SETTINGS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString("name");
                String setting = rows.getString("setting");
                if (!(name.equals("synchronous_commit") ? SAFE_COMMITS.contains(setting) : setting.equals("on"))) {
                    faults.add("%s is %s. Mend it with: ALTER SYSTEM SET %s = on; SELECT pg_reload_conf();"
                            .formatted(name, setting, name));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("This PostgreSQL may lose events that it has confirmed, so nothing is "
                    + "recorded in it: " + String.join(" ", faults)
                    + " If the setting stays, look for it on the server's command line, in ALTER ROLE … SET or in the "
                    + "connection's options.");
        }
    }
}
