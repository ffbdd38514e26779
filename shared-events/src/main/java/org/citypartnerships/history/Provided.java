package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.citypartnerships.values.OrdinalClaim;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.PersonId;
import org.citypartnerships.values.SourceId;
import org.jspecify.annotations.Nullable;

/**
 * What must be so in other streams for a notice to hold. Whoever shows the notice looks that up, since parties are corrected and
 * sources are dated without an event in the stream that names them.
 *
 * @param kind what must be so
 * @param about the ids that it is about
 * @param against what they are compared with
 * @param text the text that it is about, or null if it is about none
 */
public record Provided(
        Kind kind,
        List<String> about,
        List<String> against,
        @Nullable String text) {

    /** Nothing: the stream itself says enough. */
    public static final Provided NOTHING = new Provided(Kind.NOTHING, List.of(), List.of(), null);

    /** What must be so. */
    public enum Kind {
        /** Nothing more than what the stream says. */
        NOTHING,
        /** One of the parties {@code about} is no city. */
        NOT_ALL_CITIES,
        /** One of the parties {@code about} is a district, region or country, or several named only together. */
        ABOVE_A_CITY,
        /** None of the parties {@code about} is both of a kind in {@code against} and named in the text. */
        NONE_NAMED,
        /** One of the sources {@code about} is one of those in {@code against}, or has an original in common with one. */
        SAME_ORIGINAL,
        /** The papers that the sources {@code about} are evidence for are of one partnership alone. */
        ONE_PARTNERSHIP,
        /**
         * The list of the party {@code about} was declared complete as of the day {@code against} or a later one, and this
         * partnership is not the one with the number in the text in it.
         */
        LIST_SAYS_OTHERWISE,
        /** The name of the person {@code about} can still be read. */
        NAME_KEPT,
        /** The same, and the party {@code against} is in a country where the family name comes first. */
        FAMILY_NAME_FIRST
    }

    static Provided notAllCities(Collection<PartyId> parties) {
        return new Provided(Kind.NOT_ALL_CITIES, ids(parties), List.of(), null);
    }

    static Provided aboveACity(Collection<PartyId> parties) {
        return new Provided(Kind.ABOVE_A_CITY, ids(parties), List.of(), null);
    }

    static Provided noneNamed(Collection<PartyId> parties, Collection<PartyKind> kinds, String text) {
        return new Provided(
                Kind.NONE_NAMED, ids(parties), kinds.stream().map(Enum::name).toList(), text);
    }

    static Provided sameOriginal(SourceId source, Collection<SourceId> known) {
        return new Provided(
                Kind.SAME_ORIGINAL,
                List.of(source.value()),
                known.stream().map(SourceId::value).distinct().sorted().toList(),
                null);
    }

    static Provided onePartnership(SourceId source) {
        return new Provided(Kind.ONE_PARTNERSHIP, List.of(source.value()), List.of(), null);
    }

    static Provided listSaysOtherwise(OrdinalClaim claim, LocalDate day) {
        return new Provided(
                Kind.LIST_SAYS_OTHERWISE,
                List.of(claim.of().value()),
                List.of(day.toString()),
                Integer.toString(claim.number()));
    }

    static Provided nameKept(PersonId person) {
        return new Provided(Kind.NAME_KEPT, List.of(person.value()), List.of(), null);
    }

    static Provided familyNameFirst(PersonId person, PartyId of) {
        return new Provided(Kind.FAMILY_NAME_FIRST, List.of(person.value()), List.of(of.value()), null);
    }

    private static List<String> ids(Collection<PartyId> parties) {
        return parties.stream().map(PartyId::value).distinct().sorted().toList();
    }
}
