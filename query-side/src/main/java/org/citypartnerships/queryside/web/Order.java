package org.citypartnerships.queryside.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In which order a list of partnerships or pairs comes; what is equal in it comes by name. */
public enum Order {
    /** By name, from A on. */
    NAME,
    /** What came into force last comes first; where that is not known, last. */
    NEWEST,
    /** What has been in force longest comes first; where that is not known, last. */
    OLDEST,
    /** In force, proposed, suspended, expired, ended, unknown; in each the highest relation first. */
    STANDING,
    /** What something was recorded about last comes first. */
    RECORDED,
    /** By the day of the next plan that is open, the soonest first; without one, last. */
    NEXT;

    /**
     * The order by its word in an address; by name if none is given.
     *
     * @param word {@code newest}
     * @throws BadParameter if no order is called so
     */
    static Order of(@Nullable String word) {
        return word == null
                ? NAME
                : Arrays.stream(values())
                        .filter(order -> order.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new BadParameter(
                                "sort",
                                "sort is one of "
                                        + Arrays.stream(values())
                                                .map(Order::word)
                                                .collect(Collectors.joining(", "))));
    }

    /** Its word in an address: {@code newest}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it hangs on where a partnership stands on the day. */
    public boolean isAboutStatus() {
        return this == NEWEST || this == OLDEST || this == STANDING;
    }

    /** Whether a list as it was known can come in it. */
    boolean isKeptAsKnown() {
        return this == NAME || this == STANDING;
    }
}
