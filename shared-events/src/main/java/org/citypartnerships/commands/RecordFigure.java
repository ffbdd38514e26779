package org.citypartnerships.commands;

import java.util.List;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.AtLeastOne;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.StatedChange;
import org.jspecify.annotations.Nullable;

/**
 * Record a number as printed that is not trade.
 *
 * @param header what the entry says of itself
 * @param scope one party, or from one to another
 * @param measure what is measured, as population
 * @param amounts the amount in every unit or currency printed; none is converted
 * @param change the change that the source states
 * @param words the source's words
 */
public record RecordFigure(
        Header header,
        Scope scope,
        String measure,
        @AtLeastOne List<Amount> amounts,
        @Nullable StatedChange change,
        @Nullable String words)
        implements FiguresCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public RecordFigure {
        Required.given(header, "header");
        Required.given(scope, "scope");
        Required.given(measure, "measure");
        amounts = Required.orNone(amounts);
        Required.notEmpty(amounts, "amounts");
    }
}
