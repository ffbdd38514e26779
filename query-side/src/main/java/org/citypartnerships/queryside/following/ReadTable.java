package org.citypartnerships.queryside.following;

import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * One read table of a reader: its columns, and which of its rows answer for a stream.
 *
 * @param name its name without a schema, {@code partnership_side}
 * @param streamColumn the column that says which stream a row is about
 * @param columns its columns
 * @param of its rows among all that the reader made of a stream
 * @param isNewEachTime whether hardly any row stays what it was when something is recorded in its stream: nothing is gained by
 *     remembering them
 * @param <R> what the reader makes of a stream
 * @param <T> a row
 */
record ReadTable<R, T>(
        String name,
        String streamColumn,
        List<Column<T>> columns,
        Function<Made<R>, List<T>> of,
        boolean isNewEachTime) {

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

    /** Rows as a JSON array; what is null is left out. */
    String rows(List<T> some) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = ROWS.createGenerator(text)) {
            json.writeStartArray();
            for (T row : some) {
                json.writeStartObject();
                for (Column<T> column : columns) {
                    Object value = column.of(row);
                    if (value != null) {
                        json.writeName(column.name());
                        write(value, json);
                    }
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    /** The kinds of values that most columns have are written without asking for how. */
    private static void write(Object value, JsonGenerator json) {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Instant || value instanceof LocalDate) {
            json.writeString(value.toString());
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else {
            json.writePOJO(value);
        }
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
