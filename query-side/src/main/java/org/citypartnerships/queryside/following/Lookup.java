package org.citypartnerships.queryside.following;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * A question to the database as a value: the same SQL about the same is the same question, however its rows are read.
 *
 * <p>{@code Lookup.of(LABELS, PartyLabel::of).about("parties", List.of("party:harbin-cn")).about("day", today)}
 *
 * @param sql with parameters by name
 * @param values what they stand for, lists for arrays; none is null, since PostgreSQL would have to be asked for its type
 * @param reading how a row is read
 */
public record Lookup<T>(String sql, Map<String, Object> values, RowMapper<T> reading) {

    /** A question about nothing yet. */
    public static <T> Lookup<T> of(String sql, RowMapper<T> reading) {
        return new Lookup<>(sql, Map.of(), reading);
    }

    /** The same about a value. */
    public Lookup<T> about(String name, Object value) {
        Map<String, Object> more = new HashMap<>(values);
        more.put(name, value instanceof Collection<?> many ? List.copyOf(many) : value);
        return new Lookup<>(sql, Map.copyOf(more), reading);
    }

    /** Everything that it is about as the driver takes it: lists as arrays, texts if they are empty. */
    Map<String, Object> bound() {
        Map<String, Object> bound = new HashMap<>(values);
        bound.replaceAll((name, value) -> value instanceof List<?> many ? array(many) : value);
        return bound;
    }

    private static Object array(List<?> many) {
        if (many.isEmpty()) {
            return new String[0];
        }
        Object first = many.get(0);
        if (first instanceof Long) {
            return many.toArray(Long[]::new);
        }
        return first instanceof Boolean ? many.toArray(Boolean[]::new) : many.toArray(String[]::new);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Lookup<?> lookup && sql.equals(lookup.sql) && values.equals(lookup.values);
    }

    @Override
    public int hashCode() {
        return sql.hashCode() + 31 * values.hashCode();
    }
}
