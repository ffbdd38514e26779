package org.citypartnerships.commandside;

import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.citypartnerships.values.Country;
import org.citypartnerships.values.Unit;

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

    static boolean isAssigned(Country country) {
        return COUNTRIES.contains(country.code());
    }

    /** Of a unit that is no currency nothing is asked. */
    static boolean isAssigned(Unit unit) {
        return !unit.isCurrency() || CURRENCIES.contains(unit.currency());
    }

    /** Languages of four to eight letters, as "English", are well-formed, but BCP 47 keeps them for later: there is none yet. */
    static boolean isLanguageTag(String tag) {
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
