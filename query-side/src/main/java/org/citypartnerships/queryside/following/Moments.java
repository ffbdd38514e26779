package org.citypartnerships.queryside.following;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Gives the moment to answer from, after waiting until a position can be read. */
@Component
public class Moments {

    /** How long a request waits if it does not say. */
    public static final Duration WAIT = Duration.ofSeconds(2);

    /** How long a request may wait at most. */
    public static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private static final long LOOK_MILLIS = 20;

    private final Positions positions;
    private final PlatformTransactionManager transactions;
    private final Sufficing sufficing;
    private final Map<String, String> tables = new HashMap<>();

    Moments(
            Positions positions,
            PlatformTransactionManager transactions,
            JdbcTemplate database,
            List<Reader<?>> readers) {
        this.sufficing = new Sufficing(database);
        this.positions = positions;
        this.transactions = transactions;
        readers.forEach(reader -> tables.put(
                reader.name(), Version.SERVING + "." + reader.tables().names().get(0)));
    }

    /** The moment as it is now. */
    public Moment now(List<String> readers) {
        List<String> held =
                readers.stream().map(tables::get).filter(Objects::nonNull).toList();
        return new Moment(readers, held, positions, transactions, sufficing);
    }

    /**
     * The moment once the readers have reached a position.
     *
     * @throws NotYetProjected if they have not within the time
     */
    public Moment after(long position, Duration wait, List<String> readers) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (!positions.haveReached(position, readers)) {
            if (System.nanoTime() > deadline) {
                throw notYet(position, readers);
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw notYet(position, readers);
            }
        }
        return now(readers);
    }

    private NotYetProjected notYet(long position, List<String> readers) {
        return new NotYetProjected(position, positions.readBy(readers), positions.head());
    }
}
