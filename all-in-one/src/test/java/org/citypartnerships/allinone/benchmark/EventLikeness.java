package org.citypartnerships.allinone.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.eventstore.CanonicalJson;
import org.citypartnerships.eventstore.EventSeal;
import org.citypartnerships.eventstore.StoredEvent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event that was recorded for one partnership, to be written for others, each under a seal of its own. */
final class EventLikeness {

    static final String COLUMNS = StoredEvent.COLUMNS;

    private static final String PUT_IN = "HMAC";
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final StoredEvent recorded;
    private final Likeness stream;
    private final Likeness payload;
    private final Likeness beforeSeal;
    private final Likeness afterSeal;

    private EventLikeness(StoredEvent recorded) {
        this.recorded = recorded;
        this.stream = new Likeness(recorded.stream());
        this.payload = new Likeness(plain(CanonicalJson.text(JSON.readTree(recorded.payload()))));
        ObjectNode sealed = (ObjectNode) JSON.readTree(recorded.metadata());
        sealed.put(EventSeal.HMAC, PUT_IN);
        String[] around = plain(CanonicalJson.text(sealed)).split("\"hmac\":\"HMAC\",", 2);
        this.beforeSeal = new Likeness(around[0]);
        this.afterSeal = new Likeness(around[1]);
    }

    static List<EventLikeness> allIn(Store store) throws SQLException {
        try (Connection connection = store.connect(Store.SUPERUSER);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT " + COLUMNS + " FROM eventstore.event ORDER BY global_position")) {
            List<EventLikeness> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new EventLikeness(StoredEvent.from(rows)));
            }
            return all;
        }
    }

    String stream() {
        return recorded.stream();
    }

    /** The row as COPY reads it, its time later the higher its number. */
    CharSequence line(Names names, Randoms randoms, long number, Seal seal) {
        randoms.forget();
        StringBuilder out = new StringBuilder(2048);
        String id = timeOrdered(number, randoms);
        String inStream = stream.of(names, randoms);
        Instant at = FIRST.plusMillis(number * 10);
        String what = payload.of(names, randoms);
        String before = beforeSeal.of(names, randoms);
        String after = afterSeal.of(names, randoms);
        String hmac = seal.of(recorded, id, inStream, at, what, before + after);
        return out.append(inStream)
                .append('\t')
                .append(recorded.sequence())
                .append('\t')
                .append(recorded.kind())
                .append('\t')
                .append(id)
                .append('\t')
                .append(recorded.name())
                .append('\t')
                .append(recorded.revision())
                .append('\t')
                .append(at)
                .append('\t')
                .append(what)
                .append('\t')
                .append(before)
                .append("\"hmac\":\"")
                .append(hmac)
                .append("\",")
                .append(after);
    }

    private static String timeOrdered(long number, Randoms randoms) {
        long tick = FIRST.toEpochMilli() + number * 10;
        return new java.util.UUID(
                        (tick << 16) | 0x7000L | randoms.nextInt(0x1000),
                        (randoms.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L)
                .toString();
    }

    /** COPY reads a backslash as its own. */
    private static String plain(String json) {
        if (json.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("A likeness has nothing to escape: " + json);
        }
        return json;
    }
}
