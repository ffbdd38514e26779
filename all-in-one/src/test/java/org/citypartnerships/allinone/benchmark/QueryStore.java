package org.citypartnerships.allinone.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A filled store with the query side on it, whose readers have read nothing of it by themselves: a rebuild fills them. */
final class QueryStore implements AutoCloseable {

    private static final String NOBODY = "http://127.0.0.1:1";
    private static final Duration BOUND = Duration.ofMinutes(20);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Readers stand where the last event is. */
    private static final String HAS_READ = """
            UPDATE readers.token_entry
            SET token = convert_to(regexp_replace(convert_from(token, 'UTF8'), '"index":[0-9]+', '"index":' || head), 'UTF8'),
                owner = NULL
            FROM (SELECT max(global_position) AS head FROM eventstore.event) AS last
            WHERE processor_name <> '__config'
            """;

    private final Store store;
    private final long events;
    private final ConfigurableApplicationContext querySide;
    private final KeepAlive management;

    private QueryStore(Store store, ConfigurableApplicationContext querySide) throws IOException, SQLException {
        this.store = store;
        this.events = CommandRates.events(store);
        this.querySide = querySide;
        this.management =
                new KeepAlive("http://127.0.0.1:" + querySide.getEnvironment().getProperty("local.management.port"));
    }

    static QueryStore with(Stage stage, int partnerships) throws IOException, SQLException {
        Store store = stage.emptyStore();
        try (ConfigurableApplicationContext first = store.querySide(NOBODY)) {
            if (!first.isActive()) {
                throw new IllegalStateException("The query side did not start");
            }
        }
        stage.filler().fill(store, partnerships);
        store.execute(HAS_READ);
        return new QueryStore(store, store.querySide(NOBODY, BareAnswer.class, BarePage.class));
    }

    Store store() {
        return store;
    }

    long events() {
        return events;
    }

    String address() {
        return Store.address(querySide);
    }

    /** Makes the rows of every reader anew; returns the seconds. */
    double rebuilt() throws Exception {
        long begun = System.nanoTime();
        KeepAlive.Answer answer = management.post("/actuator/readers/rebuild", "{}");
        if (answer.status() == 404) {
            for (JsonNode reader : readers()) {
                management
                        .post("/actuator/readers/" + reader.path("reader").asString() + "/rebuild", "{}")
                        .mustBe(202);
            }
        } else {
            answer.mustBe(202);
        }
        while (!isDone()) {
            if (System.nanoTime() - begun > BOUND.toNanos()) {
                throw new IllegalStateException("The rebuild does not end: " + readers());
            }
            // Asking takes time from the work that is measured: the longer that takes, the more rarely, to a hundredth
            // of it.
            Thread.sleep(Math.max(20, (System.nanoTime() - begun) / 100_000_000));
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private boolean isDone() throws IOException {
        for (JsonNode reader : readers()) {
            JsonNode rebuild = reader.path("rebuild");
            boolean goesOn = rebuild.isObject() && !rebuild.path("endedAt").isString();
            if (!reader.path("parked").isEmpty() || rebuild.path("failure").isString()) {
                throw new IllegalStateException("The rebuild failed: " + reader);
            }
            if (goesOn
                    || reader.path("behind").asLong(1) > 0
                    || !reader.path("running").asBoolean(false)) {
                return false;
            }
        }
        return true;
    }

    private JsonNode readers() throws IOException {
        return JSON.readTree(management.get("/actuator/readers").mustBe(200).body());
    }

    @Override
    public void close() throws IOException {
        management.close();
        querySide.close();
    }
}
