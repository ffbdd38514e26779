package org.citypartnerships.queryside.following;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private static final int PACKET = 1 << 16;

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
        if (isPlain(value)) {
            text.append(value); // in one piece: most are
            return;
        }
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

    private static boolean isPlain(String value) {
        return value.indexOf('\\') < 0 && value.indexOf('\t') < 0 && value.indexOf('\n') < 0 && value.indexOf('\r') < 0;
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
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(COPY.formatted(schema, table.name(), columns), new ByteArrayInputStream(bytes), PACKET);
        } catch (IOException impossible) {
            throw new IllegalStateException("Bytes in memory could not be read", impossible);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
