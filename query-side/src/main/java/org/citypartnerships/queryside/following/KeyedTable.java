package org.citypartnerships.queryside.following;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.citypartnerships.queryside.following.ReadTable.Made;
import org.jspecify.annotations.Nullable;

/**
 * A read table of which it is known what tells its rows apart, its primary key or else all of their columns: where the rows of
 * a stream are remembered as they were, only those that differ are written.
 */
final class KeyedTable<R, T> {

    /** By index to the rows of the streams, and among those to the ones that are the same in every column. */
    private static final String DELETE_ROWS = """
            DELETE FROM %1$s.%2$s AS t WHERE t.%3$s = ANY (?)
            AND t IN (SELECT gone FROM jsonb_populate_recordset(NULL::%1$s.%2$s, ?::jsonb) AS gone)""";

    private final ReadTable<R, T> table;
    private final int place;
    private final String schema;
    private final List<List<Column<T>>> unique;
    private final List<Column<T>> key;
    private final boolean hasKey;
    private final boolean inPlace;
    private final String delete;
    private final String insert;

    /**
     * A table of a schema.
     *
     * @param place its place among the tables of its reader
     * @param keys its unique keys, the primary one first
     */
    KeyedTable(String schema, ReadTable<R, T> table, int place, List<TableKey> keys) {
        TableKey key = keys.isEmpty() || !keys.get(0).isPrimary() ? null : keys.get(0);
        this.table = table;
        this.place = place;
        this.unique = keys.stream()
                .map(each -> each.columns().stream().map(table::column).toList())
                .toList();
        this.schema = schema;
        this.hasKey = key != null;
        this.key = key == null
                ? table.columns()
                : key.columns().stream().map(table::column).toList();
        this.inPlace = key != null && keys.size() == 1; // a row can then be changed where it stands
        this.delete = key == null
                ? DELETE_ROWS.formatted(schema, table.name(), table.streamColumn())
                : key.delete(schema, table.name());
        this.insert = table.insert(schema)
                + (key != null && keys.size() == 1
                        ? key.onConflict(
                                table.columns().stream().map(Column::name).toList())
                        : "");
    }

    /** What is to be done: rows to be deleted, and rows to be written; and streams to be replaced whole. */
    private static final class Changes<R, T> {
        private final List<T> gone = new ArrayList<>();
        private final List<T> written = new ArrayList<>();
        private final Set<String> streams = new TreeSet<>();
        private final List<Made<R>> whole = new ArrayList<>();
    }

    /**
     * Adds what makes the rows of streams what they are now.
     *
     * @param before what the rows of some of these streams are in the database; those of all others are replaced whole
     * @param after is told what they are once that is done, for each of the streams, if they are worth remembering
     */
    @SuppressWarnings("unchecked") // what stands at the place of this table are its rows
    void change(Collection<Made<R>> now, Map<String, Written> before, Map<String, Written> after, Statements into) {
        Changes<R, T> changes = new Changes<>();
        for (Made<R> made : now) {
            Written known = before.get(made.stream());
            List<T> earlier = known == null ? null : (List<T>) known.in(place);
            List<T> rows = table.of().apply(made);
            List<T> stand = earlier == null ? null : compare(made.stream(), earlier, rows, changes);
            if (stand == null) {
                changes.whole.add(made);
            }
            Objects.requireNonNull(after.get(made.stream())).stand(place, remembered(stand == null ? rows : stand));
        }
        if (!changes.whole.isEmpty()) {
            table.replace(schema, changes.whole, into);
        }
        if (!changes.gone.isEmpty() && hasKey) {
            into.add(delete, keys(changes.gone));
        } else if (!changes.gone.isEmpty()) {
            into.add(delete, changes.streams.toArray(String[]::new), table.rows(changes.gone));
        }
        if (!changes.written.isEmpty()) {
            into.add(insert, table.rows(changes.written));
        }
    }

    private @Nullable List<T> remembered(List<T> rows) {
        return table.isNewEachTime() ? null : rows;
    }

    /** Adds what differs, and tells the rows as they stand then; null if the key does not tell them apart, and nothing was added. */
    private @Nullable List<T> compare(String stream, List<T> before, List<T> now, Changes<R, T> changes) {
        int same = 0;
        while (same < before.size() && same < now.size() && before.get(same).equals(now.get(same))) {
            same++; // most are, and stand where they stood
        }
        if (same == before.size() && same == now.size()) {
            return before;
        }
        int last = before.size();
        int end = now.size();
        while (last > same && end > same && before.get(last - 1).equals(now.get(end - 1))) {
            last--; // so do those behind the ones that changed
            end--;
        }
        Map<List<@Nullable Object>, T> left = byKey(before.subList(same, last));
        Map<List<@Nullable Object>, T> come = byKey(now.subList(same, end));
        if (left.size() < last - same || come.size() < end - same) {
            return null;
        }
        List<T> stand = new ArrayList<>(now.size());
        List<T> written = new ArrayList<>();
        List<T> gone = new ArrayList<>();
        stand.addAll(before.subList(0, same));
        come.forEach((rowKey, row) -> {
            T was = left.remove(rowKey);
            if (row.equals(was)) {
                stand.add(was);
            } else {
                stand.add(row);
                written.add(row);
                if (was != null && !inPlace) {
                    gone.add(was);
                }
            }
        });
        stand.addAll(before.subList(last, before.size()));
        gone.addAll(left.values());
        if (!hasKey && gone.stream().anyMatch(stand::contains)) {
            return null; // what is deleted by all that it says would take its equal with it
        }
        changes.written.addAll(written);
        changes.gone.addAll(gone);
        changes.streams.add(stream);
        return stand;
    }

    /** What the rows of a stream have twice that may be there once only; empty if nothing. */
    Optional<String> twice(Made<R> made) {
        for (List<Column<T>> columns : unique) {
            Set<List<@Nullable Object>> seen = new HashSet<>();
            for (T row : table.of().apply(made)) {
                List<@Nullable Object> values = valuesOf(row, columns);
                if (!values.contains(null) && !seen.add(values)) {
                    return Optional.of("two rows of " + table.name() + " have "
                            + columns.stream().map(Column::name).toList() + " = " + values);
                }
            }
        }
        return Optional.empty();
    }

    private Map<List<@Nullable Object>, T> byKey(List<T> rows) {
        Map<List<@Nullable Object>, T> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.put(keyOf(row), row));
        return byKey;
    }

    private List<@Nullable Object> keyOf(T row) {
        return valuesOf(row, key);
    }

    private static <T> List<@Nullable Object> valuesOf(T row, List<Column<T>> columns) {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (Column<T> column : columns) {
            values.add(column.of(row));
        }
        return values;
    }

    private Object[] keys(List<T> rows) {
        Object[] arrays = new Object[key.size()];
        for (int i = 0; i < arrays.length; i++) {
            Column<T> column = key.get(i);
            arrays[i] = rows.stream().map(row -> String.valueOf(column.of(row))).toArray(String[]::new);
        }
        return arrays;
    }
}
