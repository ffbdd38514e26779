package org.citypartnerships.queryside.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.values.Country;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.PartyName;
import org.jspecify.annotations.Nullable;

/** What a party is called, as its entries say, heard one after the other in the order in which they happened. */
public final class PartyNaming {

    private @Nullable PartyRegistered registered;
    private @Nullable String current;
    private final List<PartyRenamed> renamed = new ArrayList<>();

    /** Hears the next entry. */
    public void hear(Entry entry) {
        if (entry instanceof PartyRegistered told) {
            registered = told;
        } else if (entry instanceof PartyRenamed told) {
            renamed.add(told);
            if (!told.planned() && told.name().kind() == NameKind.PROPER) {
                current = told.name().text();
            }
        }
    }

    /** Its registration; empty if it has none. */
    public Optional<PartyRegistered> registered() {
        return Optional.ofNullable(registered);
    }

    /** The names that it got later, also those that are only planned. */
    public List<PartyRenamed> renamed() {
        return List.copyOf(renamed);
    }

    /** How it is named beside something else; empty if it is not registered. */
    public Optional<PartyLabel> label(String id) {
        return registered().map(party -> {
            Country country = party.country();
            return new PartyLabel(
                    id,
                    current == null ? firstName(party.names()) : current,
                    party.kind().name(),
                    country == null ? null : country.code());
        });
    }

    private static String firstName(List<PartyName> names) {
        return names.stream()
                .filter(name -> name.kind() == NameKind.PROPER && name.until() == null)
                .findFirst()
                .orElse(names.get(0))
                .text();
    }
}
