package org.citypartnerships.values;

import org.jspecify.annotations.Nullable;

/**
 * A name of a party, and when it held: Karl-Marx-Stadt until 1990, Chemnitz since.
 *
 * @param text the name
 * @param language its language, as a BCP 47 tag
 * @param kind what the name is; PROPER if not given
 * @param from since when, if that is known
 * @param until until when, if that is known
 */
public record PartyName(
        String text,
        @Nullable String language,
        @DefaultsTo("PROPER") NameKind kind,
        @Nullable StatedDate from,
        @Nullable StatedDate until) {

    /** @throws IllegalArgumentException if the name is missing or too long */
    public PartyName {
        Form.text(Required.given(text, "text"), 300, "text");
        kind = kind == null ? NameKind.PROPER : kind;
    }

    /** A name it goes by. */
    public static PartyName of(String text) {
        return new PartyName(text, null, NameKind.PROPER, null, null);
    }
}
