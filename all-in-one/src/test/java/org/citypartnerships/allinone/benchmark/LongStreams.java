package org.citypartnerships.allinone.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Makes a partnership's stream as long as is wanted, by delegations like the one that it has. */
final class LongStreams {

    private static final String LENGTHEN = """
            INSERT INTO eventstore.event
                (event_id, stream_id, stream_sequence, stream_kind, name, revision, recorded_at, payload, metadata)
            SELECT gen_random_uuid(), stream_id, place, stream_kind, name, revision,
                   greatest(recorded_at, (SELECT max(recorded_at) FROM eventstore.event)) + place * interval '1 ms',
                   jsonb_set(jsonb_set(payload, '{header,entryId}', to_jsonb('long-' || place)),
                             '{header,happened,edtf}', to_jsonb((1200 + place % 800)::text)),
                   metadata
            FROM eventstore.event,
                 generate_series((SELECT max(stream_sequence) + 1 FROM eventstore.event WHERE stream_id = ?), ? - 1) AS place
            WHERE stream_id = ? AND name = 'delegation-recorded' AND payload #>> '{header,entryId}' = 'e2'
            """;

    private LongStreams() {}

    static void lengthen(Store store, String stream, int length) throws SQLException {
        try (Connection connection = store.connect(Store.SUPERUSER);
                PreparedStatement statement = connection.prepareStatement(LENGTHEN)) {
            statement.setString(1, stream);
            statement.setInt(2, length);
            statement.setString(3, stream);
            statement.executeUpdate();
        }
        long found = store.count("SELECT count(*) FROM eventstore.event WHERE stream_id = '" + stream + "'");
        if (found != length) {
            throw new IllegalStateException(stream + " has " + found + " events, not " + length);
        }
    }
}
