package org.citypartnerships.commandside.api;

import java.util.ArrayList;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commands.RegisterSource;
import org.citypartnerships.commandside.FieldProblem;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.streams.Values;
import org.citypartnerships.values.Country;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Whether the letters for countries (ISO 3166-1) and currencies (ISO 4217) are assigned, as the Java in use knows them, and
 * those for languages are well-formed (BCP 47).
 */
final class Codes {

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** ISO 4217 has letters for "no currency" and "test" too. Withdrawn currencies stay: old figures are in them. */
    private static final Set<String> NO_MONEY = Set.of("XXX", "XTS");

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .filter(code -> !NO_MONEY.contains(code))
            .collect(Collectors.toUnmodifiableSet());

    private static final int LETTERS_OF_A_LANGUAGE_MAX = 3;

    private Codes() {}

    static void requireKnown(Command command) {
        List<FieldProblem> unknown = new ArrayList<>();
        List<FieldProblem> noTags = new ArrayList<>();
        Values.in((Record) command, (place, value) -> {
            if (value instanceof Country country && !COUNTRIES.contains(country.code())) {
                unknown.add(FieldProblem.of(
                        place.toString(),
                        country + " is no country of ISO 3166-1: write its two letters, as CN, GB, RU",
                        country));
            } else if (value instanceof Unit unit && unit.isCurrency() && !CURRENCIES.contains(unit.currency())) {
                unknown.add(FieldProblem.of(
                        place.toString(),
                        unit.currency() + " is no currency of ISO 4217: write its three letters, as currency:GBP",
                        unit.currency()));
            } else if (value instanceof PartyName name) {
                requireTag(place.of("language"), name.language(), noTags);
            } else if (value instanceof RegisterSource source) {
                requireTag(place.of("language"), source.language(), noTags);
            } else if (value instanceof Instrument instrument) {
                for (int i = 0; i < instrument.languages().size(); i++) {
                    requireTag(
                            place.of("languages").of(i), instrument.languages().get(i), noTags);
                }
            }
        });
        refuse(Reason.UNKNOWN_CODE, unknown);
        refuse(Reason.NOT_A_LANGUAGE_TAG, noTags);
    }

    private static void refuse(Reason reason, List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new Refused(reason, problems.get(0).message(), problems);
        }
    }

    private static void requireTag(Values.Place place, @Nullable String tag, List<FieldProblem> problems) {
        if (tag != null && !isTag(tag)) {
            problems.add(FieldProblem.of(
                    place.toString(),
                    "'" + tag + "' is no language tag of BCP 47: write its two or three letters, as en, zh, ru, with"
                            + " script or country if it matters, as zh-Hant"));
        }
    }

    /** Languages of four to eight letters, as "English", are well-formed, but BCP 47 keeps them for later: there is none yet. */
    private static boolean isTag(String tag) {
        try {
            return !tag.isEmpty()
                    && new Locale.Builder()
                                    .setLanguageTag(tag)
                                    .build()
                                    .getLanguage()
                                    .length()
                            <= LETTERS_OF_A_LANGUAGE_MAX;
        } catch (IllformedLocaleException illFormed) {
            return false;
        }
    }
}
