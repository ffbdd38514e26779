package org.citypartnerships.allinone.benchmark;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.citypartnerships.eventstore.StoredEvent;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of commands, each decided by its aggregate, beside the load of the very rows that it left, by COPY. */
final class ImportRate implements Work {

    private static final double GOAL = 0.15;
    private static final long LOOK_MILLIS = 25; // seldom enough to cost the import nothing
    private static final int MANY = 1_000_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> TABLES = List.of(
            "command.party",
            "command.source",
            "command.party_name",
            "command.external_id",
            "command.partnership",
            "command.partnership_sides",
            "command.partnership_member",
            "command.figures_scope",
            "command.entry",
            "command.stream_source",
            "command.idempotency");

    private final Set<String> seen = new HashSet<>();
    private final Map<String, byte[]> rows = new LinkedHashMap<>();
    private long position;
    private long events;
    private int files;

    @Override
    public List<Figure> measure(Stage stage, Scale scale) throws Exception {
        Store store = stage.emptyStore();
        Store twin = stage.emptyStore();
        try (ConfigurableApplicationContext commandSide = store.commandSide();
                KeepAlive http = new KeepAlive(Store.address(commandSide))) {
            Comparison comparison = Comparison.of(
                    scale.rounds(),
                    round -> {
                        if (round == 0) {
                            warmUp(http, scale);
                            keepNewRows(store);
                        }
                        double seconds = imported(http, file(files++, scale.importedPartnerships()));
                        keepNewRows(store);
                        return events / seconds;
                    },
                    round -> events / copied(twin));
            return List.of(Figure.rate(
                    "d-import",
                    "import from a file, decided by the aggregates",
                    comparison,
                    "events/s",
                    GOAL,
                    scale.rounds() + " files of " + lines(scale) + " lines, " + events
                            + " events each; raw: COPY of the same rows of every table in one transaction"));
        } finally {
            stage.drop(store);
            stage.drop(twin);
        }
    }

    private void warmUp(KeepAlive http, Scale scale) throws Exception {
        long end = System.nanoTime() + scale.warmUpSeconds() * 2_000_000_000L;
        while (System.nanoTime() < end) {
            imported(http, file(files++, scale.importedPartnerships()));
        }
    }

    private static int lines(Scale scale) {
        return scale.importedPartnerships() * (Lesson.of(Names.LIKENESS).size() + 2)
                + sources(scale.importedPartnerships());
    }

    private static int sources(int partnerships) {
        return Names.sources(partnerships);
    }

    /** Sources first, then each partnership with its cities. */
    private static String file(int round, int partnerships) {
        StringBuilder file = new StringBuilder();
        Set<String> sources = new HashSet<>();
        for (int i = 0; i < partnerships; i++) {
            int number = round * 1000 + i;
            Names names = new Names(
                    Names.ofCities(number).left(),
                    Names.ofCities(number).right(),
                    Names.of(number, MANY).source());
            for (Map.Entry<String, String> command : Lesson.before(names)) {
                if (!command.getKey().equals("RegisterSource") || sources.add(names.source())) {
                    line(file, command);
                }
            }
            Lesson.of(names).forEach(command -> line(file, command));
        }
        return file.toString();
    }

    private static void line(StringBuilder file, Map.Entry<String, String> command) {
        file.append("{\"command\":\"")
                .append(command.getKey())
                .append("\",\"payload\":")
                .append(command.getValue())
                .append("}\n");
    }

    private static double imported(KeepAlive http, String file) throws Exception {
        byte[] request = KeepAlive.post("/imports", "application/jsonl", file, "");
        long begun = System.nanoTime();
        JsonNode report = JSON.readTree(http.ask(request).mustBe(202).body());
        String path = "/imports/" + report.path("id").asString();
        while (!report.path("state").asString().equals("FINISHED")) {
            Thread.sleep(LOOK_MILLIS);
            report = JSON.readTree(http.get(path).mustBe(200).body());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (report.path("refused").asInt(0) != 0
                || report.path("accepted").asInt(0) != file.lines().count()) {
            throw new IllegalStateException("Not everything was accepted: " + report);
        }
        return seconds;
    }

    /** The rows that this file left, as COPY writes them. */
    private void keepNewRows(Store store) throws Exception {
        rows.clear();
        long last = store.count("SELECT max(global_position) FROM eventstore.event");
        events = store.count("SELECT count(*) FROM eventstore.event WHERE global_position > " + position);
        try (Connection connection = store.connect(Store.SUPERUSER)) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            rows.put(
                    "eventstore.event (" + StoredEvent.COLUMNS + ")",
                    out(
                            copy,
                            "(SELECT " + StoredEvent.COLUMNS + " FROM eventstore.event WHERE global_position > "
                                    + position + " ORDER BY global_position)"));
            for (String table : TABLES) {
                List<String> fresh = new ArrayList<>();
                for (String line : new String(out(copy, table), StandardCharsets.UTF_8)
                        .lines()
                        .toList()) {
                    if (seen.add(table + line)) {
                        fresh.add(line);
                    }
                }
                rows.put(table, String.join("\n", fresh).getBytes(StandardCharsets.UTF_8));
            }
        }
        position = last;
    }

    private static byte[] out(CopyManager copy, String what) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        copy.copyOut("COPY " + what + " TO STDOUT", out);
        return out.toByteArray();
    }

    private double copied(Store twin) throws Exception {
        long before = CommandRates.events(twin);
        double seconds;
        try (Connection connection = twin.connect(Store.COMMAND)) {
            connection.setAutoCommit(false);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            long begun = System.nanoTime();
            for (Map.Entry<String, byte[]> table : rows.entrySet()) {
                if (table.getValue().length > 0) {
                    copy.copyIn(
                            "COPY " + table.getKey() + " FROM STDIN",
                            new java.io.ByteArrayInputStream(table.getValue()));
                }
            }
            connection.commit();
            seconds = (System.nanoTime() - begun) / 1e9;
        }
        mustBe(events, CommandRates.events(twin) - before);
        return seconds;
    }

    private static void mustBe(long expected, long found) {
        if (found != expected) {
            throw new IllegalStateException(found + " events were loaded, not " + expected);
        }
    }
}
