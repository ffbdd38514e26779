package org.citypartnerships.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signed paper.
 *
 * @param form its form
 * @param title its title in the source's words
 * @param establishes what it establishes between the sides: one rung, or every reading that is possible ("Sister cities
 *     Friendship Agreement": FRIENDSHIP and TWINNING), of which the lowest counts; NOTHING if it establishes none
 * @param parties who it is between; the sides themselves if none is given
 * @param signatories who signed or witnessed it
 * @param place where it was signed
 * @param mode in one place or over a distance
 * @param fields what it is about: education, health, ports
 * @param languages its languages, as BCP 47 tags
 * @param originalsWith who keeps the originals
 * @param term how long it holds, or null if nothing is said of that
 * @param exclusive whether it forbids the like with others, or null if nothing is said of that
 * @param ordinal "11th sister city"
 */
public record Instrument(
        InstrumentForm form,
        @Nullable String title,
        @AtLeastOne List<Rung> establishes,
        List<InstrumentParty> parties,
        List<Signatory> signatories,
        @Nullable Place place,
        @Nullable Mode mode,
        List<String> fields,
        List<String> languages,
        List<PartyId> originalsWith,
        @Nullable Term term,
        @Nullable Boolean exclusive,
        @Nullable OrdinalClaim ordinal) {

    /** @throws IllegalArgumentException if the form is missing, or nothing is said of what it establishes */
    public Instrument {
        Required.given(form, "form");
        if (title != null) {
            Form.text(title, 500, "title");
        }
        establishes = Required.orNone(establishes);
        if (establishes.isEmpty()) {
            throw new IllegalArgumentException("establishes is missing: write NOTHING if it establishes no relation");
        }
        parties = Required.orNone(parties);
        signatories = Required.orNone(signatories);
        fields = Required.orNone(fields);
        languages = Required.orNone(languages);
        originalsWith = Required.orNone(originalsWith);
    }

    /** A paper of this form that establishes these rungs, between the sides themselves, of which no more is known. */
    public static Instrument of(InstrumentForm form, Rung... establishes) {
        return new Instrument(
                form,
                null,
                List.of(establishes),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }
}
