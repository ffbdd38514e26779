package org.citypartnerships.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said, in which office. The words themselves are the evidence's quote.
 *
 * @param kind what kind of thing was said
 * @param summary what was said, in the recorder's words; no names of persons
 * @param speaker who said it, or null if the source itself does
 * @param onBehalfOf the party spoken for
 * @param about the fields it is about
 */
public record Statement(
        StatementKind kind,
        String summary,
        @Nullable PersonInOffice speaker,
        @Nullable PartyId onBehalfOf,
        List<String> about) {

    /** @throws IllegalArgumentException if kind or summary is missing */
    public Statement {
        Required.given(kind, "kind");
        Form.text(Required.given(summary, "summary"), 1000, "summary");
        about = Required.orNone(about);
    }
}
