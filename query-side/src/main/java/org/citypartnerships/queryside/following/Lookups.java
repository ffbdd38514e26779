package org.citypartnerships.queryside.following;

import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Asks the database what is looked up, and nothing twice in a moment. Whoever knows what will be asked for has it asked together:
 * one round trip brings the rows of all of it, and who asks afterwards finds them.
 */
@Component
public class Lookups {

    private record Answered() {}

    private static final Answered ANSWERED = new Answered();

    private final JdbcTemplate database;

    Lookups(JdbcTemplate database) {
        this.database = database;
    }

    /** The rows of one, as they were read in this moment already, or are now. */
    public <T> List<T> list(Lookup<T> lookup) {
        return answered(lookup).orElseGet(() -> {
            RoundTrip one = new RoundTrip(List.of(lookup));
            send(one);
            return one.rows(lookup);
        });
    }

    /** The rows of one if they were read in this moment already. */
    @SuppressWarnings("unchecked") // the same SQL is read in one way
    public <T> Optional<List<T>> answered(Lookup<T> lookup) {
        return Optional.ofNullable((List<T>) answers().get(lookup));
    }

    /** Has several asked in one round trip, for whoever asks in this moment afterwards; outside of a moment nothing. */
    public void together(Collection<? extends Lookup<?>> lookups) {
        LinkedHashSet<Lookup<?>> open = new LinkedHashSet<>(lookups);
        open.removeAll(answers().keySet());
        if (!open.isEmpty() && MomentMemory.isKept()) {
            send(new RoundTrip(open));
        }
    }

    private void send(RoundTrip trip) {
        database.execute(trip.sql(), (PreparedStatement statement) -> {
            trip.bind(statement, 1);
            trip.read(statement, statement.execute());
            return trip;
        });
        trip.remember();
    }

    static Map<Lookup<?>, List<?>> answers() {
        return MomentMemory.of(ANSWERED);
    }
}
