package org.citypartnerships.allinone.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;

/** The rows of the query side, to be copied as fast as PostgreSQL takes them into tables with the same indexes. */
final class ReadRows implements AutoCloseable {

    /** What is no row of a reader. */
    private static final String TABLES = """
            SELECT relname FROM pg_class
            WHERE relnamespace = 'readers'::regnamespace AND relkind = 'r'
              AND relname NOT IN ('flyway_history', 'token_entry', 'dead_letter', 'parked_stream')
            ORDER BY pg_total_relation_size(oid) DESC
            """;

    private static final int AT_ONCE = 2;

    private final Store store;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private long count;

    private ReadRows(Store store) {
        this.store = store;
    }

    /** Keeps the rows that there are. */
    static ReadRows of(Store store) throws SQLException, IOException {
        ReadRows rows = new ReadRows(store);
        try (Connection connection = store.connect(Store.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA copied");
            List<String> tables = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            for (String table : tables) {
                statement.execute("CREATE TABLE copied." + table + " (LIKE readers." + table + " INCLUDING ALL)");
                Path file = Files.createTempFile("rows-", ".copy");
                try (OutputStream out = Files.newOutputStream(file)) {
                    rows.count += connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("COPY readers." + table + " TO STDOUT (FORMAT binary)", out);
                }
                rows.files.put(table, file);
            }
        }
        return rows;
    }

    long count() {
        return count;
    }

    /** Copies them; returns the seconds. */
    double copied() throws Exception {
        store.execute("TRUNCATE "
                + String.join(
                        ", ",
                        files.keySet().stream().map(table -> "copied." + table).toList()));
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            long begun = System.nanoTime();
            List<Future<?>> copying = new ArrayList<>();
            files.forEach((table, file) -> copying.add(threads.submit(() -> {
                copy(table, file);
                return null;
            })));
            for (Future<?> one : copying) {
                one.get();
            }
            return (System.nanoTime() - begun) / 1e9;
        } finally {
            threads.shutdownNow();
        }
    }

    private void copy(String table, Path file) throws SQLException, IOException {
        try (Connection connection = store.connect(Store.SUPERUSER);
                InputStream in = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY copied." + table + " FROM STDIN (FORMAT binary)", in, 1 << 16);
        }
    }

    /** Both have the same number of rows. */
    void mustBeWhole() throws SQLException {
        for (String table : files.keySet()) {
            long ours = store.count("SELECT count(*) FROM readers." + table);
            long raw = store.count("SELECT count(*) FROM copied." + table);
            if (ours != raw) {
                throw new IllegalStateException(table + " has " + ours + " rows, and " + raw + " were copied");
            }
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        store.execute("DROP SCHEMA copied CASCADE");
        for (Path file : files.values()) {
            Files.deleteIfExists(file);
        }
    }
}
