package org.citypartnerships.queryside.web;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The day that a question is about: the one that is asked for, else today, as UTC counts days. */
@Component
public class Today {

    private final Clock clock;

    Today(Clock clock) {
        this.clock = clock;
    }

    /** The day asked for, as in {@code ?asOf=2015-10-13}; today if none is. */
    public LocalDate unless(@Nullable LocalDate asked) {
        return asked == null ? LocalDate.now(clock) : asked;
    }
}
