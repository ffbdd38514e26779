package org.citypartnerships.queryside.following;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * A read table whose rows are replaced stream by stream, all streams of a batch in two statements.
 *
 * <p>A row is a record whose components are the table's columns: {@code partyId} is {@code party_id}.
 *
 * @param <R> the record
 */
public final class ReadTable<R> {

    private static final JsonMapper ROWS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final String DELETE = "DELETE FROM %s WHERE %s = ANY (:streams)";
    private static final String INSERT =
            "INSERT INTO %1$s SELECT * FROM jsonb_populate_recordset(NULL::%1$s, :rows::jsonb)";
    private static final String EMPTY = "TRUNCATE %s";

    private final JdbcClient database;
    private final String table;
    private final String streamColumn;

    /** The table, with its schema, and the column that says which stream a row is about. */
    public ReadTable(JdbcClient database, String table, String streamColumn) {
        this.database = database;
        this.table = table;
        this.streamColumn = streamColumn;
    }

    /** Puts the rows in the place of those that the streams had. */
    public void replace(Collection<String> streams, List<R> rows) {
        database.sql(DELETE.formatted(table, streamColumn))
                .param("streams", streams.toArray(String[]::new))
                .update();
        if (!rows.isEmpty()) {
            database.sql(INSERT.formatted(table))
                    .param("rows", ROWS.writeValueAsString(rows))
                    .update();
        }
    }

    /** Deletes every row. */
    public void empty() {
        database.sql(EMPTY.formatted(table)).update();
    }
}
