package org.citypartnerships.queryside.following;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * One read table of a reader: its columns, and which of its rows answer for a stream.
 *
 * @param name its name without a schema, {@code partnership_side}
 * @param streamColumn the column that says which stream a row is about
 * @param columns its columns
 * @param of its rows among all that the reader made of a stream
 * @param <R> what the reader makes of a stream
 * @param <T> a row
 */
record ReadTable<R, T>(String name, String streamColumn, List<Column<T>> columns, Function<Made<R>, List<T>> of) {

    private static final JsonMapper ROWS = new JsonMapper();

    private static final String DELETE = "DELETE FROM %s.%s WHERE %s = ANY (?)";
    private static final String INSERT =
            "INSERT INTO %1$s.%2$s SELECT * FROM jsonb_populate_recordset(NULL::%1$s.%2$s, ?::jsonb)";

    /**
     * What a reader made of one stream.
     *
     * @param stream the stream
     * @param sources the sources that anything in it names
     * @param rows its rows
     */
    record Made<R>(String stream, Collection<String> sources, R rows) {}

    /** Deletes the rows of streams; the parameter is their ids. */
    String delete(String schema) {
        return DELETE.formatted(schema, name, streamColumn);
    }

    /** Inserts rows; the parameter is {@link #rows}. */
    String insert(String schema) {
        return INSERT.formatted(schema, name);
    }

    /** The column of a name. @throws IllegalStateException if it has none of that name */
    Column<T> column(String called) {
        return columns.stream()
                .filter(column -> column.name().equals(called))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The rows of " + name + " have no column " + called));
    }

    /** All its rows of some streams. */
    List<T> rowsOf(Collection<Made<R>> made) {
        List<T> rows = new ArrayList<>();
        made.forEach(each -> rows.addAll(of.apply(each)));
        return rows;
    }

    /** Rows as a JSON array. */
    String rows(List<T> some) {
        List<Map<String, Object>> rows = new ArrayList<>(some.size());
        some.forEach(row -> {
            Map<String, Object> values = new LinkedHashMap<>();
            columns.forEach(column -> values.put(column.name(), column.of(row)));
            rows.add(values);
        });
        return ROWS.writeValueAsString(rows);
    }

    /** Adds what puts the rows of streams in the place of whatever they had. */
    void replace(String schema, Collection<Made<R>> made, Statements into) {
        into.add(delete(schema), (Object) made.stream().map(Made::stream).toArray(String[]::new));
        List<T> rows = rowsOf(made);
        if (!rows.isEmpty()) {
            into.add(insert(schema), rows(rows));
        }
    }

    /** Adds the rows of streams to the table of a schema. */
    void copy(String schema, Collection<Made<R>> made, Connection connection) throws SQLException {
        CopyText text = new CopyText();
        made.forEach(each -> of.apply(each).forEach(row -> text.add(columns, row)));
        text.copyInto(schema, this, connection);
    }
}
