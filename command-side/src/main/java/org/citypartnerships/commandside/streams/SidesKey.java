package org.citypartnerships.commandside.streams;

import java.util.List;
import java.util.stream.Collectors;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.SideMembers;
import org.jspecify.annotations.Nullable;

/** What makes two partnerships the same: the same members on the same sides, in whatever order, and the same strand. */
final class SidesKey {

    private SidesKey() {}

    static String of(List<SideMembers> sides, @Nullable String strand) {
        return sides.stream()
                        .map(side -> side.members().stream()
                                .map(PartyId::value)
                                .sorted()
                                .collect(Collectors.joining(" ")))
                        .sorted()
                        .collect(Collectors.joining(" ~ "))
                + (strand == null ? "" : " . " + strand);
    }
}
