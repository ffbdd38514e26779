package org.citypartnerships.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What is written together with the events of one append, or not at all. */
public final class Accompaniment {

    private final SortedMap<Companion, List<@Nullable String[]>> rows = new TreeMap<>();
    private final List<Work> afterwards = new ArrayList<>();
    private final List<LongConsumer> stored = new ArrayList<>();
    private boolean separate;

    /** Statements of the same transaction that need to see what was written before them. */
    @FunctionalInterface
    public interface Work {

        /** Runs them. The connection is neither to be committed nor to be closed. */
        void on(Connection connection) throws SQLException;
    }

    /** Writes a row in the statement of the events: no round trip of its own. */
    public void add(Companion companion, @Nullable Object... row) {
        @Nullable String[] texts = new @Nullable String[row.length];
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            texts[i] = value == null ? null : value.toString();
        }
        rows.computeIfAbsent(companion, first -> new ArrayList<>()).add(texts);
    }

    /**
     * Has it written by a statement of its own even where appends are collected: its rows change, or are made of, rows that an
     * append before it may have written.
     */
    public void separately() {
        separate = true;
    }

    /** Does this after the events, in their transaction, which is then theirs alone: for what is seldom. */
    public void afterwards(Work work) {
        afterwards.add(work);
    }

    /** Is told the position of the last event once it is stored; in a transaction of the caller's, once it is written. */
    public void whenStored(LongConsumer lastPosition) {
        stored.add(lastPosition);
    }

    /** Writes the rows by themselves, without events. */
    public void write(Connection connection) throws SQLException {
        for (var companion : rows.entrySet()) {
            companion.getKey().write(companion.getValue(), connection);
        }
        afterwards(connection);
    }

    SortedMap<Companion, List<@Nullable String[]>> rows() {
        return rows;
    }

    boolean isSeparate() {
        return separate || needsItsOwnTransaction();
    }

    boolean needsItsOwnTransaction() {
        return !afterwards.isEmpty();
    }

    void afterwards(Connection connection) throws SQLException {
        for (Work work : afterwards) {
            work.on(connection);
        }
    }

    void stored(long lastPosition) {
        stored.forEach(listener -> listener.accept(lastPosition));
    }
}
