package org.citypartnerships.queryside;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.citypartnerships.eventstore.TestDatabase;

/** Every row of every read table, to be compared. */
final class Tables {

    private static final String NAMES = """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = 'readers' AND table_name NOT IN ('flyway_history', 'token_entry')
            ORDER BY table_name
            """;

    private Tables() {}

    static Map<String, List<String>> dump(TestDatabase database) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Connection connection = database.asSuperuser().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : texts(statement, NAMES)) {
                tables.put(
                        table,
                        texts(
                                statement,
                                "SELECT t::text FROM readers.%s t ORDER BY t::text COLLATE \"C\"".formatted(table)));
            }
        }
        return tables;
    }

    /** The first column of an answer. */
    static List<String> texts(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.asSuperuser().getConnection();
                Statement statement = connection.createStatement()) {
            return texts(statement, sql);
        }
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
