package org.citypartnerships.commands;

import java.util.List;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.AtLeastOne;
import org.citypartnerships.values.Flow;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.StatedChange;
import org.jspecify.annotations.Nullable;

/**
 * Record a trade figure as printed.
 *
 * @param header what the entry says of itself
 * @param scope one party, or from one to another
 * @param flow which way the goods go, seen from the scope's first party
 * @param commodity the goods, if not all
 * @param amounts the amount in every unit or currency printed; none is converted
 * @param change the change that the source states
 * @param words the source's words
 */
public record RecordTradeFigure(
        Header header,
        Scope scope,
        Flow flow,
        @Nullable String commodity,
        @AtLeastOne List<Amount> amounts,
        @Nullable StatedChange change,
        @Nullable String words)
        implements FiguresCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public RecordTradeFigure {
        Required.given(header, "header");
        Required.given(scope, "scope");
        Required.given(flow, "flow");
        amounts = Required.orNone(amounts);
        Required.notEmpty(amounts, "amounts");
    }
}
