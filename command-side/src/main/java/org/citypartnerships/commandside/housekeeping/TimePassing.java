package org.citypartnerships.commandside.housekeeping;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.commandside.DaysPassed;
import org.citypartnerships.commandside.Elapsed;
import org.citypartnerships.commandside.Facts;
import org.citypartnerships.commandside.api.SystemDoor;
import org.citypartnerships.commandside.streams.Question;
import org.citypartnerships.commandside.streams.StreamIndex;
import org.citypartnerships.events.SourceDated;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.eventstore.PartnershipsEventStore;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.Fact;
import org.citypartnerships.history.History;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StreamId;
import org.springframework.stereotype.Component;

/**
 * Notices, once a day, which terms have run out and which plans are overdue, and has it noted in their streams.
 *
 * <p>It looks through all streams that plan something or have a paper with a term, whichever day it was last done: nothing is
 * missed by a process that was down. A stream notes nothing twice, so that another node may go over the same day again.
 */
@Component
final class TimePassing implements HousekeepingJob {

    private static final int STREAMS_AT_ONCE = 50;

    private static final String LAST_DAY = "SELECT max(day) FROM command.day_passed";
    private static final String DONE = "INSERT INTO command.day_passed (day) VALUES (?) ON CONFLICT DO NOTHING";

    private static final String STREAMS = """
            SELECT DISTINCT stream_id FROM eventstore.event
            WHERE stream_id > ?
              AND (name IN ('signing-planned', 'engagement-planned', 'entry-corrected', 'dispute-settled')
                   OR (name IN ('protocol-signed', 'mou-signed', 'agreement-signed', 'mou-renewed', 'agreement-renewed')
                       AND payload #>> '{instrument,term,kind}' <> 'UNLIMITED'))
              AND (stream_id LIKE 'partnership:%' OR stream_id LIKE 'party:%')
            ORDER BY stream_id LIMIT ?
            """;

    private final PartnershipsEventStore store;
    private final StreamIndex streams;
    private final SystemDoor door;
    private final Clock clock;

    TimePassing(PartnershipsEventStore store, StreamIndex streams, SystemDoor door, Clock clock) {
        this.store = store;
        this.streams = streams;
        this.door = door;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "The noticing of days that pass";
    }

    @Override
    public Rounds begin(Connection session) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(LAST_DAY);
                ResultSet row = statement.executeQuery()) {
            row.next();
            LocalDate last = row.getObject(1, LocalDate.class);
            return new Looking(session, last == null ? LocalDate.MIN : last);
        }
    }

    private final class Looking implements Rounds {

        private final Connection session;
        private LocalDate done;
        private LocalDate today;
        private String after = "";

        Looking(Connection session, LocalDate done) {
            this.session = session;
            this.done = done;
            this.today = done;
        }

        @Override
        public boolean next() throws SQLException {
            if (after.isEmpty()) {
                today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            }
            if (!today.isAfter(done)) {
                return false;
            }
            List<String> found = found();
            for (String stream : found) {
                lookThrough(StreamId.of(stream), today);
                after = stream;
            }
            if (found.isEmpty()) {
                finish();
            }
            return true;
        }

        private List<String> found() throws SQLException {
            List<String> found = new ArrayList<>();
            try (PreparedStatement statement = session.prepareStatement(STREAMS)) {
                statement.setString(1, after);
                statement.setInt(2, STREAMS_AT_ONCE);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
            return found;
        }

        private void finish() throws SQLException {
            try (PreparedStatement statement = session.prepareStatement(DONE)) {
                statement.setObject(1, today);
                statement.executeUpdate();
            }
            done = today;
            after = "";
        }
    }

    private void lookThrough(StreamId stream, LocalDate today) {
        History history = History.of(facts(stream));
        Map<SourceId, LocalDate> datedOn = new HashMap<>();
        Elapsed.sourcesCountedFrom(history)
                .forEach(source -> facts(source).stream()
                        .filter(fact -> fact.event() instanceof SourceDated
                                || (fact.event() instanceof SourceRegistered registered
                                        && registered.publishedOn() != null))
                        .map(fact -> LocalDate.ofInstant(fact.recordedAt(), ZoneOffset.UTC))
                        .forEach(day -> datedOn.merge(source, day, (one, other) -> one.isAfter(other) ? one : other)));
        DaysPassed passed = new DaysPassed(today, datedOn);
        Anchors anchors = streams.around(new Question().stream(stream)).sourceDates(stream, List.of());
        if (!Elapsed.in(stream, history, anchors, passed).isEmpty()) {
            door.note(stream, passed, anchors);
        }
    }

    private List<Fact> facts(StreamId stream) {
        return store.readEvents(stream.value()).asStream().map(Facts::of).toList();
    }
}
