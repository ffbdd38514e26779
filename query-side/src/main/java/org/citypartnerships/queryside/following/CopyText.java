package org.citypartnerships.queryside.following;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Rows in the text form of PostgreSQL's COPY, the fastest way in: a row a line, columns between tabs. */
final class CopyText {

    private static final String COPY = "COPY %s.%s (%s) FROM STDIN";
    private static final String NULL = "\\N";

    private final StringBuilder text = new StringBuilder();

    <T> void add(List<Column<T>> columns, T row) {
        String separator = "";
        for (Column<T> column : columns) {
            text.append(separator);
            separator = "\t";
            Object value = column.of(row);
            if (value == null) {
                text.append(NULL);
            } else if (value instanceof Collection<?> elements) {
                append(array(elements));
            } else {
                append(value.toString());
            }
        }
        text.append('\n');
    }

    private void append(String value) {
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(character);
            }
        }
    }

    private static String array(Collection<?> elements) {
        return elements.stream()
                .map(element -> "\"" + element.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Adds the rows to a table. @throws SQLException if one of them is refused; none is added then */
    void copyInto(String schema, ReadTable<?, ?> table, Connection connection) throws SQLException {
        if (text.isEmpty()) {
            return;
        }
        String columns = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(COPY.formatted(schema, table.name(), columns), new StringReader(text.toString()));
        } catch (IOException impossible) {
            throw new IllegalStateException("Text in memory could not be read", impossible);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
