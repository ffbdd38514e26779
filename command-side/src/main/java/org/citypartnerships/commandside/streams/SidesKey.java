package org.citypartnerships.commandside.streams;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.SideMembers;
import org.jspecify.annotations.Nullable;

/** What makes two partnerships the same: the same members on the same sides, in whatever order, and the same strand. */
final class SidesKey {

    private static final String BETWEEN_SIDES = " ~ ";
    private static final String BEFORE_STRAND = " . ";

    private SidesKey() {}

    /** The key as it reads with other names for the members; where two get the same on one side, they are one. */
    static String renamed(String key, UnaryOperator<String> names) {
        String[] parts = key.split(Pattern.quote(BEFORE_STRAND), 2);
        return Arrays.stream(parts[0].split(Pattern.quote(BETWEEN_SIDES)))
                        .map(side -> Arrays.stream(side.split(" "))
                                .map(names)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(" ")))
                        .sorted()
                        .collect(Collectors.joining(BETWEEN_SIDES))
                + (parts.length == 1 ? "" : BEFORE_STRAND + parts[1]);
    }

    static String of(List<SideMembers> sides, @Nullable String strand) {
        return sides.stream()
                        .map(side -> side.members().stream()
                                .map(PartyId::value)
                                .sorted()
                                .collect(Collectors.joining(" ")))
                        .sorted()
                        .collect(Collectors.joining(BETWEEN_SIDES))
                + (strand == null ? "" : BEFORE_STRAND + strand);
    }
}
