package org.citypartnerships.history;

import java.util.Map;
import java.util.Set;
import org.citypartnerships.values.Certainty;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.SuspensionScope;
import org.jspecify.annotations.Nullable;

/**
 * Where one side stands.
 *
 * @param side the side
 * @param members its members on the day, sorted by id
 * @param standing where it stands
 * @param certainty whether that is so in every reading of the dates
 * @param because the entry that put it there, or null if none did
 * @param scope what it has suspended, if it has
 * @param towards where it stands towards single other sides, where that differs; empty with two sides
 */
public record SideStatus(
        SideId side,
        Set<PartyId> members,
        Standing standing,
        Certainty certainty,
        @Nullable EntryId because,
        @Nullable SuspensionScope scope,
        Map<SideId, Standing> towards) {}
