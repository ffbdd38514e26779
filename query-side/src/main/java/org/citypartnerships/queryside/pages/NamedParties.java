package org.citypartnerships.queryside.pages;

import java.util.List;
import java.util.Map;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.parties.Parties;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.SpokenNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the cities and bodies that a name leads to which no partnership is found by. */
@Component
class NamedParties {

    private static final int NAMED_MAX = 5;

    private static final Page ONE_MORE = new Page(1, NAMED_MAX + 1);

    private final Parties parties;
    private final SpokenNames names;

    NamedParties(Parties parties, SpokenNames names) {
        this.parties = parties;
        this.names = names;
    }

    /** A city or body, by the name that the reader's language has for it. */
    record One(String address, String name) {}

    /**
     * Some of them.
     *
     * @param some the first by name
     * @param all the address of all of them; null if there are no others
     */
    record Named(List<One> some, @Nullable String all) {
        static final Named NOBODY = new Named(List.of(), null);

        /** Whether there is any. */
        public boolean isAnybody() {
            return !some.isEmpty();
        }
    }

    /** Those whose names have what is looked for; nobody if no name is. */
    Named of(Wanted wanted, Phrases phrases) {
        String q = wanted.q();
        if (q == null) {
            return Named.NOBODY;
        }
        List<Parties.Listed> found =
                parties.list(new Parties.Filter(q, null, null, wanted.filter().asOf(), null), null, ONE_MORE);
        if (found.isEmpty()) {
            return Named.NOBODY;
        }
        List<Parties.Listed> some = found.stream().limit(NAMED_MAX).toList();
        Map<String, String> spoken = names.of(
                some.stream().map(Parties.Listed::id).toList(),
                phrases.locale(),
                wanted.filter().asOf());
        return new Named(
                some.stream()
                        .map(party -> new One(
                                "/parties/" + Ids.name(party.id()), spoken.getOrDefault(party.id(), party.name())))
                        .toList(),
                found.size() > NAMED_MAX ? new PartiesPage.Sought(q, null, null).at("/parties") : null);
    }
}
