package org.citypartnerships.events;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.AtLeastOne;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.StatedChange;
import org.jspecify.annotations.Nullable;

/**
 * A number about a party, or between two, that is not trade; the header's date is the period that it is about.
 *
 * @param figuresId the stream of figures of this scope
 * @param header what the entry says of itself
 * @param scope one party, or from one to another
 * @param measure what is measured, as population
 * @param amounts the amount in every unit or currency printed; none is converted
 * @param change the change that the source states
 * @param words the source's words
 */
@Revision("1")
public record FigureRecorded(
        FiguresId figuresId,
        Header header,
        Scope scope,
        String measure,
        @AtLeastOne List<Amount> amounts,
        @Nullable StatedChange change,
        @Nullable String words)
        implements Entry, FiguresEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public FigureRecorded {
        Required.given(figuresId, "figuresId");
        Required.given(header, "header");
        Required.given(scope, "scope");
        Required.given(measure, "measure");
        amounts = Required.orNone(amounts);
        Required.notEmpty(amounts, "amounts");
    }

    @Override
    public FiguresId stream() {
        return figuresId;
    }
}
