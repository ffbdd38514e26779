package org.citypartnerships.queryside.following;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What tells the rows of a read table apart, as the database knows it.
 *
 * @param columns the columns of a unique index
 * @param types their types
 * @param isPrimary whether it is that of the primary key
 */
record TableKey(List<String> columns, List<String> types, boolean isPrimary) {

    private static final String KEYS = """
            SELECT t.relname AS name, i.indisprimary AS is_primary, array_agg(a.attname::text ORDER BY k.place) AS columns,
                   array_agg(format_type(a.atttypid, a.atttypmod) ORDER BY k.place) AS types
            FROM pg_class t
            JOIN pg_index i ON i.indrelid = t.oid AND i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL
            CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attribute, place)
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attribute
            WHERE t.relnamespace = to_regnamespace(?) AND k.place <= i.indnkeyatts
            GROUP BY t.relname, i.indexrelid, i.indisprimary
            ORDER BY i.indisprimary DESC, i.indexrelid
            """;

    private static final String DELETE = "DELETE FROM %s.%s AS t USING unnest(%s) AS gone (%s) WHERE %s";

    /** The keys of the tables of a schema, by their names; the primary key comes first. */
    static Map<String, List<TableKey>> in(String schema, JdbcClient database) {
        Map<String, List<TableKey>> keys = new HashMap<>();
        database.sql(KEYS).param(schema).query(row -> {
            keys.computeIfAbsent(row.getString("name"), none -> new ArrayList<>())
                    .add(new TableKey(
                            List.of((String[]) row.getArray("columns").getArray()),
                            List.of((String[]) row.getArray("types").getArray()),
                            row.getBoolean("is_primary")));
        });
        return keys;
    }

    /** Deletes rows; the parameters are their keys, an array of texts for each column. */
    String delete(String schema, String table) {
        return DELETE.formatted(
                schema,
                table,
                types.stream().map(type -> "(?::text[])::" + type + "[]").collect(Collectors.joining(", ")),
                IntStream.range(0, columns.size()).mapToObj(i -> "k" + i).collect(Collectors.joining(", ")),
                IntStream.range(0, columns.size())
                        .mapToObj(i -> "t." + columns.get(i) + " = gone.k" + i)
                        .collect(Collectors.joining(" AND ")));
    }

    /** Puts a row in the place of that with the same key; continues an insertion. */
    String onConflict(List<String> allColumns) {
        List<String> others =
                allColumns.stream().filter(column -> !columns.contains(column)).toList();
        String key = String.join(", ", columns);
        return others.isEmpty()
                ? " ON CONFLICT (" + key + ") DO NOTHING"
                : " ON CONFLICT (" + key + ") DO UPDATE SET "
                        + others.stream()
                                .map(column -> column + " = EXCLUDED." + column)
                                .collect(Collectors.joining(", "));
    }
}
