package org.citypartnerships.queryside.parties;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.PartiesMerged;
import org.citypartnerships.events.PartyDescribed;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.Told;
import org.citypartnerships.values.Coordinates;
import org.citypartnerships.values.Identifiers;
import org.citypartnerships.values.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A party as its entries describe it on a day, what happened later counting over what happened before.
 *
 * @param profile what it is known for
 * @param coordinates where it lies
 * @param within the party that it lies within
 * @param actsFor the party that it acts for
 * @param identifiers what it is called elsewhere
 * @param merged the parties that became part of it
 */
record Described(
        @Nullable String profile,
        @Nullable Coordinates coordinates,
        @Nullable PartyId within,
        @Nullable PartyId actsFor,
        @Nullable Identifiers identifiers,
        List<PartyId> merged) {

    private static final Described NOT_YET = new Described(null, null, null, null, null, List.of());

    /** By what may have happened by the end of the day; what it was registered with holds on every day. */
    static Described by(Chronicle party, LocalDate day) {
        Described described = NOT_YET;
        for (Told told : party.timeline()) {
            if (told.entry() instanceof PartyRegistered || told.window().possiblyBy(day)) {
                described = described.hearing(told.entry());
            }
        }
        return described;
    }

    private Described hearing(Entry entry) {
        if (entry instanceof PartyRegistered told) {
            return describedBy(told.coordinates(), told.within(), told.actsFor(), told.identifiers(), null);
        }
        if (entry instanceof PartyDescribed told) {
            return describedBy(told.coordinates(), told.within(), told.actsFor(), told.identifiers(), told.profile());
        }
        if (entry instanceof PartiesMerged told) {
            List<PartyId> all = new ArrayList<>(merged);
            all.addAll(told.merged());
            return new Described(profile, coordinates, within, actsFor, identifiers, List.copyOf(all));
        }
        return this;
    }

    private Described describedBy(
            @Nullable Coordinates toldCoordinates,
            @Nullable PartyId toldWithin,
            @Nullable PartyId toldActsFor,
            @Nullable Identifiers toldIdentifiers,
            @Nullable String toldProfile) {
        return new Described(
                toldProfile == null ? profile : toldProfile,
                toldCoordinates == null ? coordinates : toldCoordinates,
                toldWithin == null ? within : toldWithin,
                toldActsFor == null ? actsFor : toldActsFor,
                toldIdentifiers == null ? identifiers : toldIdentifiers,
                merged);
    }
}
