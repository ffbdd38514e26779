package org.citypartnerships.storage;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.citypartnerships.values.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * The keys under which the names of persons are kept: one for each person, in the schema {@code keys}, made when a name is
 * first recorded and destroyed when the person is to be forgotten.
 *
 * <p>Keys once read are remembered for {@link #REMEMBERED}, so a key that another process destroys is of no use here after
 * that time at the latest; destroyed through this object, at once. Every method works in a transaction of its own and throws
 * {@link KeysUnavailable} if the database does not answer.
 */
public final class PersonKeys {
    /** How long a key that was read is used without asking the database again. */
    public static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final int KEYS_REMEMBERED_MAX = 10_000;
    private static final int KEY_BYTES = 32;

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";
    private static final String IS_ERASED = "select 1 from keys.erased_person where person_id = ?";
    private static final String FIND = "select key from keys.person_key where person_id = ?";
    private static final String FIND_ALL = """
            select person_id, key from keys.person_key
            where person_id = any (?)
              and not exists (select from keys.erased_person where erased_person.person_id = person_key.person_id)
            """;
    private static final String CREATE = """
            insert into keys.person_key (person_id, key, created_at)
            values (?, ?, now())
            on conflict (person_id) do nothing
            """;
    private static final String DESTROY = "delete from keys.person_key where person_id = ?";
    private static final String ERASED = "select person_id from keys.erased_person order by erased_at, person_id";
    /** Of destroyed rows an ordinary VACUUM leaves the bytes where they are. */
    private static final String REWRITE = "vacuum (full) keys.person_key";

    private static final String REMEMBER_ERASED = """
            insert into keys.erased_person (person_id, erased_at)
            values (?, now())
            on conflict (person_id) do nothing
            """;

    private final DataSource dataSource;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<PersonId, Remembered> remembered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PersonId, Remembered> eldest) {
            return size() > KEYS_REMEMBERED_MAX;
        }
    };

    /**
     * Keys behind a pool of connections; a role that may only read them is enough for {@link #find}.
     */
    public PersonKeys(DataSource dataSource) {
        this(dataSource, InstantSource.system());
    }

    PersonKeys(DataSource dataSource, InstantSource clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * The person's key, made if there is none yet.
     *
     * @throws ErasedPerson if the person was erased
     */
    public SecretKey keyFor(PersonId person) {
        // Asked anew each time: nothing is to be written under a key that another process has just destroyed.
        return remember(person, inTransaction(connection -> findOrCreate(connection, person)));
    }

    /**
     * The keys of those who have one, by one question: most persons who are named were named before. Whoever is missing has
     * none yet, or was erased: {@link #keyFor} tells.
     */
    Map<PersonId, SecretKey> existing(Collection<PersonId> persons) {
        // Asked anew each time, as keyFor does.
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND_ALL)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", persons.stream().map(PersonId::value).toArray()));
            Map<PersonId, SecretKey> keys = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    PersonId person = new PersonId(rows.getString(1));
                    keys.put(person, remember(person, new SecretKeySpec(rows.getBytes(2), "AES")));
                }
            }
            return keys;
        } catch (SQLException failed) {
            throw new KeysUnavailable(failed);
        }
    }

    /** The person's key; empty if there never was one, or it was destroyed. */
    public Optional<SecretKey> find(PersonId person) {
        SecretKey known = recall(person);
        if (known != null) {
            return Optional.of(known);
        }
        return inTransaction(connection -> read(connection, person)).map(key -> remember(person, key));
    }

    /** Whether the person was erased. */
    public boolean isErased(PersonId person) {
        return inTransaction(connection -> exists(connection, IS_ERASED, person));
    }

    /** Destroys the person's key for ever: no name kept under it can be read again, and no new key is made for the person. */
    public void destroy(PersonId person) {
        inTransaction(connection -> {
            exists(connection, LOCK, person);
            update(connection, REMEMBER_ERASED, person, null);
            return update(connection, DESTROY, person, null);
        });
        synchronized (remembered) {
            remembered.remove(person);
        }
    }

    /** Everybody who was erased, the first one first. */
    public Set<PersonId> erased() {
        return inTransaction(connection -> {
            Set<PersonId> erased = new LinkedHashSet<>();
            try (PreparedStatement statement = connection.prepareStatement(ERASED);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    erased.add(new PersonId(rows.getString(1)));
                }
            }
            return erased;
        });
    }

    /** Writes the table of keys anew, so that the bytes of destroyed ones are no longer in its file. It is a short table. */
    public void overwriteDestroyed() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '5s'");
            try {
                statement.execute(REWRITE);
            } finally {
                statement.execute("reset lock_timeout");
            }
        } catch (SQLException failed) {
            throw new KeysUnavailable(failed);
        }
    }

    private SecretKey findOrCreate(Connection connection, PersonId person) throws SQLException {
        // Taken by destroy too: a key can't come into being while its person is erased.
        exists(connection, LOCK, person);
        if (exists(connection, IS_ERASED, person)) {
            throw new ErasedPerson(person);
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        update(connection, CREATE, person, key);
        return read(connection, person).orElseThrow();
    }

    private static Optional<SecretKey> read(Connection connection, PersonId person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, person.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(new SecretKeySpec(rows.getBytes(1), "AES")) : Optional.empty();
            }
        }
    }

    private static boolean exists(Connection connection, String query, PersonId person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, person.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static int update(Connection connection, String sql, PersonId person, byte @Nullable [] key)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, person.value());
            if (key != null) {
                statement.setBytes(2, key);
            }
            return statement.executeUpdate();
        }
    }

    private <T> T inTransaction(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException failed) {
            throw new KeysUnavailable(failed);
        }
    }

    private @Nullable SecretKey recall(PersonId person) {
        synchronized (remembered) {
            Remembered key = remembered.get(person);
            return key == null || key.until().isBefore(clock.instant()) ? null : key.key();
        }
    }

    private SecretKey remember(PersonId person, SecretKey key) {
        synchronized (remembered) {
            remembered.remove(person);
            remembered.put(person, new Remembered(key, clock.instant().plus(REMEMBERED)));
        }
        return key;
    }

    private record Remembered(SecretKey key, Instant until) {}

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
