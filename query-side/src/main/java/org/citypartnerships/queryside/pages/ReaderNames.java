package org.citypartnerships.queryside.pages;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.partnerships.Sides;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.SpokenNames;
import org.springframework.stereotype.Component;

/** What a reader calls parties and partnerships: by names in the reader's language where they are on record, else as documents do. */
@Component
class ReaderNames {

    private final Sides sides;
    private final PartyLabels parties;
    private final SpokenNames spoken;

    ReaderNames(Sides sides, PartyLabels parties, SpokenNames spoken) {
        this.sides = sides;
        this.parties = parties;
        this.spoken = spoken;
    }

    /** The titles of those of the streams that are partnerships on record. */
    Map<String, String> partnerships(Collection<String> streams, Phrases phrases) {
        List<String> asked = streams.stream()
                .filter(stream -> stream.startsWith("partnership:"))
                .distinct()
                .toList();
        return sides.titles(asked, members -> spoken.of(members, phrases.locale(), null));
    }

    /** The names that parties have in the reader's language. */
    Map<String, String> spoken(Collection<String> ids, Phrases phrases) {
        return spoken.of(ids, phrases.locale(), null);
    }

    /** The names of those of the streams that are parties on record: of others nobody knows the name, and the id tells nothing. */
    Map<String, String> parties(Collection<String> streams, Phrases phrases) {
        List<String> asked = streams.stream()
                .filter(stream -> stream.startsWith("party:"))
                .distinct()
                .toList();
        Map<String, String> names = new HashMap<>();
        parties.of(asked).values().stream()
                .filter(label -> label.kind() != null)
                .forEach(label -> names.put(label.id(), label.name()));
        names.putAll(spoken.of(asked, phrases.locale(), null));
        return names;
    }
}
