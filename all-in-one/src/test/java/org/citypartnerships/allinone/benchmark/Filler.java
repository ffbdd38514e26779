package org.citypartnerships.allinone.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.citypartnerships.eventstore.EventSeal;
import org.citypartnerships.eventstore.StoredEvent;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Fills a database with many partnerships by COPY: events, properly sealed, and the rows that the command side keeps beside
 * them, as real commands have left them for one. What ages out (answers under idempotency keys) is left out.
 */
final class Filler {

    /** Tables that a command writes to; the events themselves are written apart. */
    private static final List<String> BESIDE = List.of(
            "party",
            "source",
            "party_name",
            "external_id",
            "partnership",
            "partnership_sides",
            "partnership_member",
            "figures_scope",
            "entry",
            "stream_source");

    private static final String SAMPLE = "SELECT " + StoredEvent.COLUMNS
            + " FROM eventstore.event TABLESAMPLE SYSTEM (1) REPEATABLE (2014) LIMIT 500";

    private static final int PARTNERSHIPS_A_BLOCK = 1000;
    private static final int PACKET = 1 << 16;

    private enum Unit {
        SOURCE,
        LEFT_CITY,
        RIGHT_CITY,
        PARTNERSHIP
    }

    private final Map<Unit, List<EventLikeness>> events;
    private final Map<Unit, Map<String, List<Likeness>>> beside;
    private final Randoms randoms = new Randoms(2009);
    private long numbered;

    private Filler(Map<Unit, List<EventLikeness>> events, Map<Unit, Map<String, List<Likeness>>> beside) {
        this.events = events;
        this.beside = beside;
    }

    /** Has one partnership recorded over HTTP in an empty database, and keeps what it finds there. */
    static Filler taughtBy(Store store) throws IOException, SQLException {
        try (ConfigurableApplicationContext commandSide = store.commandSide();
                KeepAlive http = new KeepAlive(Store.address(commandSide))) {
            List<Map.Entry<String, String>> commands = new ArrayList<>(Lesson.before(Names.LIKENESS));
            commands.addAll(Lesson.of(Names.LIKENESS));
            for (Map.Entry<String, String> command : commands) {
                http.command(
                                command.getKey(),
                                command.getValue(),
                                UUID.randomUUID().toString())
                        .mustBe(201);
            }
        }
        Map<Unit, List<EventLikeness>> events = new LinkedHashMap<>();
        for (EventLikeness event : EventLikeness.allIn(store)) {
            events.computeIfAbsent(unitOf(event.stream()), unit -> new ArrayList<>())
                    .add(event);
        }
        Map<Unit, Map<String, List<Likeness>>> beside = new LinkedHashMap<>();
        for (String table : BESIDE) {
            for (String line : copied(store, "command." + table)) {
                beside.computeIfAbsent(unitOf(line), unit -> new LinkedHashMap<>())
                        .computeIfAbsent(table, none -> new ArrayList<>())
                        .add(new Likeness(line));
            }
        }
        return new Filler(events, beside);
    }

    /** How many events a partnership brings, without its cities and its source. */
    int eventsOfAPartnership() {
        return events.getOrDefault(Unit.PARTNERSHIP, List.of()).size();
    }

    /** How many events there are with so many partnerships. */
    long eventsOf(int partnerships) {
        return (long) partnerships * eventsOfAPartnership()
                + 2L * Names.cities(partnerships)
                + Names.sources(partnerships);
    }

    /**
     * Records so many partnerships. Events of a thousand of them are mixed, as years of recording mix them, so that a stream
     * does not lie in one piece.
     */
    void fill(Store store, int partnerships) throws SQLException {
        numbered = 0;
        try (Connection connection = store.connect(Store.COMMAND)) {
            Seal seal = new Seal(store.nodeKey());
            copyEvents(connection, seal, partnerships);
            for (String table : BESIDE) {
                copyBeside(connection, table, partnerships);
            }
        }
        store.execute("VACUUM (ANALYZE)");
        store.execute("CHECKPOINT");
        long found = store.count("SELECT count(*) FROM eventstore.event");
        if (found != eventsOf(partnerships)) {
            throw new IllegalStateException(found + " events were filled in, not " + eventsOf(partnerships));
        }
        requireSeals(store);
    }

    /** What is measured on must be what the registry itself would have written. */
    private static void requireSeals(Store store) throws SQLException {
        EventSeal seal = new EventSeal(store.nodeKey());
        try (Connection connection = store.connect(Store.COMMAND);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SAMPLE)) {
            while (rows.next()) {
                StoredEvent event = StoredEvent.from(rows);
                if (!seal.verifies(event)) {
                    throw new IllegalStateException("The seal of a filled in event does not hold: " + event);
                }
            }
        }
    }

    private void copyEvents(Connection connection, Seal seal, int partnerships) throws SQLException {
        try (Lines lines = new Lines(connection, "COPY eventstore.event (" + EventLikeness.COLUMNS + ") FROM STDIN")) {
            for (int i = 0; i < Names.sources(partnerships); i++) {
                write(lines, seal, Unit.SOURCE, Names.ofCities(i));
            }
            for (int i = 0; i < Names.cities(partnerships); i++) {
                write(lines, seal, Unit.LEFT_CITY, Names.ofCities(i));
                write(lines, seal, Unit.RIGHT_CITY, Names.ofCities(i));
            }
            for (int block = 0; block < partnerships; block += PARTNERSHIPS_A_BLOCK) {
                int end = Math.min(partnerships, block + PARTNERSHIPS_A_BLOCK);
                for (EventLikeness event : events.getOrDefault(Unit.PARTNERSHIP, List.of())) {
                    for (int i = block; i < end; i++) {
                        lines.add(event.line(Names.of(i, partnerships), randoms, numbered++, seal));
                    }
                }
            }
        }
    }

    private void write(Lines lines, Seal seal, Unit unit, Names names) throws SQLException {
        for (EventLikeness event : events.getOrDefault(unit, List.of())) {
            lines.add(event.line(names, randoms, numbered++, seal));
        }
    }

    private void copyBeside(Connection connection, String table, int partnerships) throws SQLException {
        try (Lines lines = new Lines(connection, "COPY command." + table + " FROM STDIN")) {
            for (int i = 0; i < Names.sources(partnerships); i++) {
                add(lines, Unit.SOURCE, table, Names.ofCities(i));
            }
            for (int i = 0; i < Names.cities(partnerships); i++) {
                add(lines, Unit.LEFT_CITY, table, Names.ofCities(i));
                add(lines, Unit.RIGHT_CITY, table, Names.ofCities(i));
            }
            for (int i = 0; i < partnerships; i++) {
                add(lines, Unit.PARTNERSHIP, table, Names.of(i, partnerships));
            }
        }
    }

    private void add(Lines lines, Unit unit, String table, Names names) throws SQLException {
        for (Likeness line : beside.getOrDefault(unit, Map.of()).getOrDefault(table, List.of())) {
            randoms.forget();
            lines.add(line.of(names, randoms));
        }
    }

    private static Unit unitOf(String text) {
        boolean left = text.contains(Names.LIKENESS.left());
        boolean right = text.contains(Names.LIKENESS.right());
        if (left && right) {
            return Unit.PARTNERSHIP;
        }
        if (left) {
            return Unit.LEFT_CITY;
        }
        return right ? Unit.RIGHT_CITY : Unit.SOURCE;
    }

    /** The rows of a table as COPY writes them. */
    private static List<String> copied(Store store, String table) throws SQLException, IOException {
        try (Connection connection = store.connect(Store.SUPERUSER)) {
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT", out);
            return out.toString(StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** Lines on their way into a table. */
    private static final class Lines implements AutoCloseable {

        private final CopyIn copy;
        private final StringBuilder waiting = new StringBuilder(PACKET * 2);

        Lines(Connection connection, String sql) throws SQLException {
            try (Statement check = connection.createStatement()) {
                check.execute("SET statement_timeout = 0; SET transaction_timeout = 0");
            }
            copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        }

        void add(CharSequence line) throws SQLException {
            waiting.append(line).append('\n');
            if (waiting.length() > PACKET) {
                send();
            }
        }

        private void send() throws SQLException {
            byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            waiting.setLength(0);
        }

        @Override
        public void close() throws SQLException {
            send();
            copy.endCopy();
        }
    }
}
