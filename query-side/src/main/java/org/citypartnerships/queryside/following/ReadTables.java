package org.citypartnerships.queryside.following;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The read tables of one reader.
 *
 * <pre>{@code
 * ReadTables.<Rows>about("party_id").with("party", Party.class, Rows::party).with("party_name", Name.class, Rows::names);
 * }</pre>
 *
 * @param <R> what the reader makes of a stream
 */
public final class ReadTables<R> {

    private final String streamColumn;
    private final List<ReadTable<R, ?>> tables;
    private final @Nullable ReadTable<R, ?> sources;

    private ReadTables(String streamColumn, List<ReadTable<R, ?>> tables, @Nullable ReadTable<R, ?> sources) {
        this.streamColumn = streamColumn;
        this.tables = tables;
        this.sources = sources;
    }

    /** No tables yet; those to come say in this column which stream a row is about. */
    public static <R> ReadTables<R> about(String streamColumn) {
        return new ReadTables<>(streamColumn, List.of(), null);
    }

    /** These and one more, by its name in the schema {@code readers}. */
    public <T extends Record> ReadTables<R> with(String table, Class<T> row, Function<R, List<T>> rows) {
        return with(table, streamColumn, row, rows);
    }

    /** These and one more, whose rows are hardly ever what they were when something is recorded: they are not remembered. */
    public <T extends Record> ReadTables<R> withNewEachTime(String table, Class<T> row, Function<R, List<T>> rows) {
        return and(table(table, streamColumn, row, rows, true), sources);
    }

    /** These and one more, which has a column of its own for the stream. */
    public <T extends Record> ReadTables<R> with(
            String table, String ofStream, Class<T> row, Function<R, List<T>> rows) {
        return and(table(table, ofStream, row, rows, false), sources);
    }

    private static <R, T extends Record> ReadTable<R, T> table(
            String name, String ofStream, Class<T> row, Function<R, List<T>> rows, boolean isNewEachTime) {
        return new ReadTable<>(name, ofStream, Column.of(row).toList(), made -> rows.apply(made.rows()), isNewEachTime);
    }

    /**
     * These and the table of the sources that a stream names: rows that hang on the date of a source are found in it when that
     * date is recorded. Its columns are that of the stream and {@code source_id}.
     */
    public ReadTables<R> hangingOnSourcesIn(String table) {
        ReadTable<R, SourceNamed> named = new ReadTable<>(
                table,
                streamColumn,
                List.of(
                        new Column<>(streamColumn, SourceNamed::stream),
                        new Column<>("source_id", SourceNamed::source)),
                made -> made.sources().stream()
                        .sorted()
                        .map(source -> new SourceNamed(made.stream(), source))
                        .toList(),
                false);
        return and(named, named);
    }

    private ReadTables<R> and(ReadTable<R, ?> table, @Nullable ReadTable<R, ?> ofSources) {
        List<ReadTable<R, ?>> more = new ArrayList<>(tables);
        more.add(table);
        return new ReadTables<>(streamColumn, List.copyOf(more), ofSources);
    }

    private record SourceNamed(String stream, String source) {}

    List<ReadTable<R, ?>> all() {
        return tables;
    }

    /** Their names without a schema. */
    List<String> names() {
        return tables.stream().map(ReadTable::name).toList();
    }

    /** Where it stands which sources a stream names, if rows hang on that. */
    Stream<ReadTable<R, ?>> ofSources() {
        return Stream.ofNullable(sources);
    }
}
