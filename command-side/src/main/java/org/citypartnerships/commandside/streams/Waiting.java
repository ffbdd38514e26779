package org.citypartnerships.commandside.streams;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for a second person, in the order of recording. */
@Component
public class Waiting {

    private static final String LIST = """
            SELECT waiting.stream_id, waiting.entry_id, waiting.position, event.name, event.recorded_at,
                   event.metadata ->> 'recordedBy' AS recorded_by, event.metadata ->> 'onBehalfOf' AS on_behalf_of,
                   event.metadata ->> 'importId' AS import_id
            FROM command.waiting_entry AS waiting
                 JOIN eventstore.event ON event.global_position = waiting.position
            WHERE waiting.position > :after
              AND (:import::text IS NULL OR event.metadata ->> 'importId' = :import)
              AND (:municipality::text IS NULL OR EXISTS (
                    SELECT FROM command.party
                    WHERE (party.party_id = :municipality OR party.acts_for = :municipality)
                      AND party.party_id IN (
                          SELECT waiting.stream_id
                          UNION SELECT member.party_id FROM command.partnership_member AS member
                                WHERE member.partnership_id = waiting.stream_id
                          UNION SELECT unnest(ARRAY[scope.from_party, scope.to_party]) FROM command.figures_scope AS scope
                                WHERE scope.figures_id = waiting.stream_id)))
            ORDER BY waiting.position LIMIT :most
            """;

    private final JdbcClient jdbc;

    Waiting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An entry that waits.
     *
     * @param entry how others refer to it: {@code partnership:harbin-cn~murmansk-ru#s3-08}
     * @param kind its stored name: {@code partnership-ended}
     * @param recordedBy who recorded it, and can't confirm it
     * @param onBehalfOf the municipality that it was recorded for, or null
     * @param importId the import that it came with, or null
     * @param recordedAt when it was recorded
     * @param position its place in the whole history
     */
    public record One(
            String entry,
            String kind,
            String recordedBy,
            @Nullable String onBehalfOf,
            @Nullable String importId,
            Instant recordedAt,
            long position) {}

    /**
     * What waits.
     *
     * @param municipality only what concerns this party, or a body acting for it; null for everything
     * @param importId only what came with this import; null for everything
     * @param after only what was recorded after this position
     * @param most so many at most
     */
    public List<One> list(@Nullable String municipality, @Nullable String importId, long after, int most) {
        return jdbc.sql(LIST)
                .param("municipality", municipality)
                .param("import", importId)
                .param("after", after)
                .param("most", most)
                .query((row, number) -> new One(
                        row.getString("stream_id") + "#" + row.getString("entry_id"),
                        row.getString("name"),
                        row.getString("recorded_by"),
                        row.getString("on_behalf_of"),
                        row.getString("import_id"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getLong("position")))
                .list();
    }
}
