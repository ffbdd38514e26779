package org.citypartnerships.queryside.pages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.LongSupplier;
import org.citypartnerships.queryside.web.PositionMemory;
import org.springframework.stereotype.Component;

/** How long lists are: counted once as long as nothing is recorded, since a reader turns many pages of one list. */
@Component
class Totals {

    private static final int LISTS_MAX = 1000;

    private final Clock clock;
    private final PositionMemory<Asked, Long> totals = new PositionMemory<>(LISTS_MAX);

    Totals(Clock clock) {
        this.clock = clock;
    }

    private record Asked(String list, Object filter, LocalDate today) {}

    /** How many things are in a list under a filter at a position. */
    long of(long position, String list, Object filter, LongSupplier counted) {
        return totals.at(position, new Asked(list, filter, LocalDate.now(clock)), counted::getAsLong);
    }
}
