package org.citypartnerships.events;

import java.time.Period;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.AtLeastOne;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Scope;
import org.jspecify.annotations.Nullable;

/**
 * An aim for a measure; never a result.
 *
 * @param figuresId the stream of figures of this scope
 * @param header what the entry says of itself
 * @param scope one party, or from one to another
 * @param measure what is to be reached
 * @param amounts the amount in every unit or currency printed; none is converted
 * @param every how often it is to be reached again: P1Y for every year
 * @param setBy who set it
 * @param words the source's words
 */
@Revision("1")
public record TargetSet(
        FiguresId figuresId,
        Header header,
        Scope scope,
        String measure,
        @AtLeastOne List<Amount> amounts,
        @Nullable Period every,
        @Nullable PartyId setBy,
        @Nullable String words)
        implements Entry, FiguresEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public TargetSet {
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
