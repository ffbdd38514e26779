package org.citypartnerships.commandside.verification;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody with every right in the database changes one event, by hand, at random. */
final class Tampering {

    private static final List<String> TEXTS =
            List.of("event_id", "stream_id", "stream_kind", "name", "revision", "payload", "metadata");
    private static final int TRIES_MAX = 200;

    private final Connection connection;
    private final Random random;
    private final List<Long> positions;

    /**
     * What was done.
     *
     * @param words for the reader of a failed test
     * @param positions where the first bad event may be named
     */
    record Done(String words, Set<Long> positions) {}

    Tampering(Connection connection, Random random, List<Long> positions) {
        this.connection = connection;
        this.random = random;
        this.positions = positions;
    }

    /** One change of the kinds in turn; kinds 0 to 9 flip one bit of one column. */
    Done tamper(int kind) throws SQLException {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Savepoint before = connection.setSavepoint();
            try {
                Done done = tried(kind % 14);
                if (done != null) {
                    return done;
                }
            } catch (SQLException notPossible) {
                connection.rollback(before);
            }
        }
        throw new IllegalStateException("Nothing of the kind " + kind + " could be done");
    }

    private @Nullable Done tried(int kind) throws SQLException {
        long position = any();
        return switch (kind) {
            case 0, 1, 2, 3, 4, 5, 6 -> flipText(position, TEXTS.get(kind));
            case 7 -> flipNumber(position, "stream_sequence");
            case 8 -> flipNumber(position, "global_position");
            case 9 -> flipTime(position);
            case 10 -> deleted(position);
            case 11 -> swapped(position, any());
            case 12 -> inserted(position, false);
            default -> inserted(position, true);
        };
    }

    private @Nullable Done flipText(long position, String column) throws SQLException {
        String text = text("SELECT " + column + "::text FROM eventstore.event WHERE global_position = ?", position);
        if (text == null) {
            return null;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int place = random.nextInt(bytes.length);
        bytes[place] ^= (byte) (1 << random.nextInt(8));
        String flipped;
        try {
            flipped = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
        String type = column.equals("payload") || column.equals("metadata") ? "jsonb" : "text";
        return changed(
                "UPDATE eventstore.event SET %1$s = ?::%2$s WHERE global_position = ? AND %1$s <> ?::%2$s"
                        .formatted(column, type),
                position,
                flipped,
                "byte %d of %s of %d: %s".formatted(place, column, position, flipped));
    }

    private @Nullable Done changed(String sql, long position, String value, String words) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.setLong(2, position);
            statement.setString(3, value);
            return statement.executeUpdate() == 1 ? new Done(words, Set.of(position)) : null;
        }
    }

    private Done flipNumber(long position, String column) throws SQLException {
        int bit = random.nextInt(63);
        long flipped = number(
                "UPDATE eventstore.event SET %1$s = %1$s # (1::bigint << %2$d) WHERE global_position = ? RETURNING %1$s"
                        .formatted(column, bit),
                position);
        return new Done(
                "bit %d of %s of %d".formatted(bit, column, position),
                column.equals("global_position") ? Set.of(position, flipped) : Set.of(position));
    }

    private Done flipTime(long position) throws SQLException {
        long micros = 1L << random.nextInt(50);
        number("""
                UPDATE eventstore.event SET recorded_at = recorded_at + %d * interval '1 microsecond'
                WHERE global_position = ? RETURNING 1
                """.formatted(random.nextBoolean() ? micros : -micros), position);
        return new Done("recorded_at of %d by %d µs".formatted(position, micros), Set.of(position));
    }

    private Done deleted(long position) throws SQLException {
        number("DELETE FROM eventstore.event WHERE global_position = ? RETURNING 1", position);
        return new Done("deletion of " + position, Set.of(position));
    }

    private @Nullable Done swapped(long one, long other) throws SQLException {
        if (one == other) {
            return null;
        }
        long away = -1_000_000;
        move(one, away);
        move(other, one);
        move(away, other);
        return new Done("%d and %d changed places".formatted(one, other), Set.of(Math.min(one, other)));
    }

    private void move(long from, long to) throws SQLException {
        number("UPDATE eventstore.event SET global_position = " + to + " WHERE global_position = ? RETURNING 1", from);
    }

    private Done inserted(long copied, boolean atTheEnd) throws SQLException {
        long position = atTheEnd ? positions.get(positions.size() - 1) + 1 + random.nextInt(1000) : free();
        number("""
                INSERT INTO eventstore.event (global_position, event_id, stream_id, stream_sequence, stream_kind, name,
                    revision, recorded_at, payload, metadata)
                SELECT %d, event_id || '-2', stream_id,
                       (SELECT max(stream_sequence) + 1 FROM eventstore.event AS of WHERE of.stream_id = event.stream_id),
                       stream_kind, name, revision, recorded_at, payload, metadata
                FROM eventstore.event WHERE global_position = ? RETURNING 1
                """.formatted(position), copied);
        return new Done("a copy of %d put in at %d".formatted(copied, position), Set.of(position));
    }

    /** A position in a gap. */
    private long free() {
        long position =
                positions.get(0) + random.nextInt((int) (positions.get(positions.size() - 1) - positions.get(0)));
        while (positions.contains(position)) {
            position = position > positions.get(0) ? position - 1 : -1;
        }
        return position;
    }

    private long any() {
        return positions.get(random.nextInt(positions.size()));
    }

    private long number(String sql, long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, position);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private @Nullable String text(String sql, long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, position);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
