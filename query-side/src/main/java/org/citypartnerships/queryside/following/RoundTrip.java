package org.citypartnerships.queryside.following;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.AbstractSqlParameterSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;

/**
 * Lookups that are sent to the database at once, with one message at the end that asks for the answers. The driver does so for
 * statements with a semicolon between them, as long as the type of every parameter is known.
 */
final class RoundTrip {

    /** Statements hang on how long a page is and how many words are looked for. */
    private static final int STATEMENTS_MAX = 1000;

    private static final Cache<String, Asked> ASKED =
            Caffeine.newBuilder().maximumSize(STATEMENTS_MAX).build();
    private static final Cache<List<String>, String> TOGETHER =
            Caffeine.newBuilder().maximumSize(STATEMENTS_MAX).build();

    private final List<Lookup<?>> lookups;
    private final Map<Lookup<?>, List<?>> rows = new LinkedHashMap<>();

    /**
     * A statement as the driver takes it.
     *
     * @param sql with a question mark for each parameter: arrays are one each
     * @param names what the question marks stand for
     */
    private record Asked(String sql, List<String> names) {
        static Asked of(String sql) {
            ParsedSql parsed = NamedParameterUtils.parseSqlStatement(sql);
            Object[] names = NamedParameterUtils.buildValueArray(parsed, new Names(), null);
            return new Asked(
                    NamedParameterUtils.substituteNamedParameters(parsed, new MapSqlParameterSource()),
                    Arrays.stream(names).map(String::valueOf).toList());
        }
    }

    /** Every value is its name. */
    private static final class Names extends AbstractSqlParameterSource {
        @Override
        public boolean hasValue(String name) {
            return true;
        }

        @Override
        public Object getValue(String name) {
            return name;
        }
    }

    RoundTrip(Collection<? extends Lookup<?>> lookups) {
        this.lookups = List.copyOf(lookups);
    }

    /** All of them, with a question mark for each parameter. */
    String sql() {
        return TOGETHER.get(
                lookups.stream().map(Lookup::sql).toList(),
                all -> all.stream().map(sql -> asked(sql).sql()).collect(Collectors.joining(";\n")));
    }

    /** The same behind another statement. */
    String after() {
        return lookups.isEmpty() ? "" : ";\n" + sql();
    }

    /** Puts in what they are about. */
    void bind(PreparedStatement statement, int first) throws SQLException {
        int place = first;
        for (Lookup<?> lookup : lookups) {
            Map<String, Object> values = lookup.bound();
            for (String name : asked(lookup.sql()).names()) {
                statement.setObject(place++, Objects.requireNonNull(values.get(name), name));
            }
        }
    }

    /** Reads the rows of each, from where the first result of a query stands. */
    void read(PreparedStatement statement, boolean isQuery) throws SQLException {
        boolean hasRows = isQuery;
        for (Lookup<?> lookup : lookups) {
            if (!hasRows) {
                throw new SQLException("A lookup brought no rows: " + lookup.sql());
            }
            try (ResultSet result = statement.getResultSet()) {
                rows.put(lookup, rows(lookup.reading(), result));
            }
            hasRows = statement.getMoreResults();
        }
    }

    private static <T> List<T> rows(RowMapper<T> reading, ResultSet result) throws SQLException {
        List<T> rows = new ArrayList<>();
        while (result.next()) {
            rows.add(Objects.requireNonNull(reading.mapRow(result, rows.size())));
        }
        return rows;
    }

    @SuppressWarnings("unchecked") // read by this lookup
    <T> List<T> rows(Lookup<T> lookup) {
        return (List<T>) Objects.requireNonNull(rows.get(lookup));
    }

    /** Keeps what was read for the rest of the moment. */
    void remember() {
        Lookups.answers().putAll(rows);
    }

    private static Asked asked(String sql) {
        return ASKED.get(sql, Asked::of);
    }
}
