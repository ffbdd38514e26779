package org.citypartnerships.commands;

import java.time.Period;
import java.util.List;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.AtLeastOne;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Record an aim for a measure.
 *
 * @param header what the entry says of itself
 * @param scope one party, or from one to another
 * @param measure what is to be reached
 * @param amounts the amount in every unit or currency printed; none is converted
 * @param every how often it is to be reached again: P1Y for every year
 * @param setBy who set it
 * @param words the source's words
 */
public record SetTarget(
        Header header,
        Scope scope,
        String measure,
        @AtLeastOne List<Amount> amounts,
        @Nullable Period every,
        @Nullable PartyId setBy,
        @Nullable String words)
        implements FiguresCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public SetTarget {
        Required.given(header, "header");
        Required.given(scope, "scope");
        Required.given(measure, "measure");
        amounts = Required.orNone(amounts);
        Required.notEmpty(amounts, "amounts");
    }
}
