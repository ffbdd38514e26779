package org.citypartnerships.commandside.persons;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import org.citypartnerships.commandside.users.SecurityLog;
import org.citypartnerships.commandside.users.SecurityLog.What;
import org.citypartnerships.storage.PersonKeys;
import org.citypartnerships.values.PersonId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Erases persons: the key of the name is destroyed, and the id remembered in the database and in a file outside it. What
 * either knows the other learns at each start, so that a restored backup forgets again before anybody asks it anything.
 */
@Component
public class Erasures {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

    private final PersonKeys keys;
    private final PlainTraces traces;
    private final SecurityLog log;
    private final Clock clock;
    private final @Nullable ErasedList list;

    Erasures(
            PersonKeys keys,
            PlainTraces traces,
            SecurityLog log,
            Clock clock,
            @Value("${partnerships.persons.erased-file:}") String file) {
        this.keys = keys;
        this.traces = traces;
        this.log = log;
        this.clock = clock;
        this.list = file.isBlank() ? null : new ErasedList(Path.of(file));
    }

    /** Whether there is anything of a person to erase, or was before an erasure. */
    public boolean isKnown(PersonId person) {
        return keys.find(person).isPresent() || keys.isErased(person) || traces.isNamed(person);
    }

    /**
     * Erases a person. Whoever is erased already is erased again, which changes nothing.
     *
     * @param by the user who does it
     * @param why the ground, and a file number; no name
     * @return when
     */
    public Instant erase(PersonId person, String by, String why) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        remember(person, at); // first: what fails from here on is made up for at the next start
        traces.wipe(person);
        destroy(person);
        log.write(What.PERSON_ERASED, null, by, person + " " + why);
        return at;
    }

    @PostConstruct
    void eraseAgain() throws IOException {
        if (list == null) {
            return;
        }
        Set<PersonId> known = keys.erased();
        Set<PersonId> again = new LinkedHashSet<>(list.persons());
        again.removeAll(known);
        for (PersonId person : again) {
            traces.wipe(person);
            destroy(person);
            log.write(What.PERSON_ERASED, null, null, person + " again, after a restore");
        }
        for (PersonId person : known) {
            list.add(person, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        }
        if (!again.isEmpty()) {
            LOG.info("{} persons are erased again: this database is older than their erasure", again.size());
        }
    }

    private void remember(PersonId person, Instant at) {
        try {
            if (list != null) {
                list.add(person, at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The list of erased persons cannot be written: nothing was erased", e);
        }
    }

    private void destroy(PersonId person) {
        keys.destroy(person);
        try {
            keys.overwriteDestroyed();
        } catch (RuntimeException busy) {
            LOG.warn("The bytes of a destroyed key stay in the table's file until it is next vacuumed", busy);
        }
    }
}
