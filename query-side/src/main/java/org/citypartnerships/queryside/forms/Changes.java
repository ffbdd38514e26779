package org.citypartnerships.queryside.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody corrected and retracted, and the sources that they registered: no timeline and no list of numbers tells of that.
 */
@Component
class Changes {

    /** Each with the entry that it is about, which is it itself where a source is registered. */
    private static final String LATEST_BY = """
            SELECT c.stream_id, c.name, c.recorded_at, a.name AS about_name, a.entry, a.one, a.other
            FROM eventstore.event c
            JOIN LATERAL (
                SELECT e.name, e.payload #>> '{header,entryId}' AS entry,
                       e.payload #>> '{scope,from}' AS one, e.payload #>> '{scope,to}' AS other
                FROM eventstore.event e
                WHERE e.stream_id = c.stream_id AND e.payload #>> '{header,visibility}' = 'PUBLIC'
                  AND e.payload #>> '{header,entryId}'
                      = coalesce(c.payload ->> 'corrects', c.payload ->> 'retracts', c.payload #>> '{header,entryId}')
            ) a ON true
            WHERE c.name IN ('entry-corrected', 'entry-retracted', 'source-registered')
              AND c.metadata ->> 'recordedBy' = :recorder AND c.global_position <= :position
            ORDER BY c.global_position DESC LIMIT :size
            """;

    private static final String REGISTERED = "source-registered";

    private final JdbcClient database;
    private final Entries entries;
    private final OnRecord record;

    Changes(JdbcClient database, Entries entries, OnRecord record) {
        this.database = database;
        this.entries = entries;
        this.record = record;
    }

    /**
     * A correction, a retraction or a registered source.
     *
     * @param kind the stored name of it
     * @param about the stored name of the entry that it is about
     * @param entry the id of that
     * @param one of a number, one of the parties that it is about
     * @param other of a number between two, the other
     */
    private record Change(
            String stream,
            String kind,
            Instant recordedAt,
            String about,
            String entry,
            @Nullable String one,
            @Nullable String other) {
        static Change of(ResultSet row, int number) throws SQLException {
            return new Change(
                    row.getString("stream_id"),
                    row.getString("name"),
                    Json.instant(row, "recorded_at"),
                    row.getString("about_name"),
                    row.getString("entry"),
                    row.getString("one"),
                    row.getString("other"));
        }
    }

    /** The last ones of somebody at a position, the last one first; none about what is internal. */
    List<Latest.Dated> latestBy(String recorder, long position, int size, Phrases phrases) {
        return database
                .sql(LATEST_BY)
                .param("recorder", recorder)
                .param("position", position)
                .param("size", size)
                .query(Change::of)
                .list()
                .stream()
                .map(change -> new Latest.Dated(change.recordedAt(), line(change, phrases)))
                .toList();
    }

    private Entries.Line line(Change change, Phrases phrases) {
        String what = phrases.say("event." + change.kind());
        return new Entries.Line(
                change.kind().equals(REGISTERED)
                        ? what
                        : phrases.say("work.changed", what, phrases.say("event." + change.about())),
                where(change, phrases),
                address(change),
                phrases.instant(change.recordedAt()),
                false);
    }

    private String where(Change change, Phrases phrases) {
        String stream = change.stream();
        if (stream.startsWith("source:")) {
            return record.source(stream).map(OnRecord.Source::title).orElse(Ids.name(stream));
        }
        if (Numbers.isOfNumbers(stream)) {
            return Stream.of(change.one(), change.other())
                    .filter(Objects::nonNull)
                    .map(party -> record.party(party).map(OnRecord.Party::name).orElse(Ids.name(party)))
                    .collect(Collectors.joining(" – "));
        }
        return entries.context(stream, "", phrases).getOrDefault("about", Ids.name(stream));
    }

    private static String address(Change change) {
        String stream = change.stream();
        String name = Ids.name(stream);
        if (stream.startsWith("source:")) {
            return "/sources/" + name;
        }
        if (Numbers.isOfNumbers(stream)) {
            return Numbers.address(stream + "#" + change.entry());
        }
        return (Transcript.isParty(stream) ? "/parties/" : "/partnerships/") + name + "#entry-" + change.entry();
    }
}
