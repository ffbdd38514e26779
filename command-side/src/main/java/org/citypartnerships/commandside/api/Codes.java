package org.citypartnerships.commandside.api;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commandside.FieldProblem;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.streams.Values;
import org.citypartnerships.values.Country;
import org.citypartnerships.values.Unit;

/** Whether the letters for countries (ISO 3166-1) and currencies (ISO 4217) are assigned, as the Java in use knows them. */
final class Codes {

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** ISO 4217 has letters for "no currency" and "test" too. Withdrawn currencies stay: old figures are in them. */
    private static final Set<String> NO_MONEY = Set.of("XXX", "XTS");

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .filter(code -> !NO_MONEY.contains(code))
            .collect(Collectors.toUnmodifiableSet());

    private Codes() {}

    static void requireKnown(Command command) {
        List<FieldProblem> problems = new ArrayList<>();
        Values.in((Record) command, (place, value) -> {
            if (value instanceof Country country && !COUNTRIES.contains(country.code())) {
                problems.add(FieldProblem.of(
                        place.toString(),
                        country + " is no country of ISO 3166-1: write its two letters, as CN, GB, RU",
                        country));
            } else if (value instanceof Unit unit && unit.isCurrency() && !CURRENCIES.contains(unit.currency())) {
                problems.add(FieldProblem.of(
                        place.toString(),
                        unit.currency() + " is no currency of ISO 4217: write its three letters, as currency:GBP",
                        unit.currency()));
            }
        });
        if (!problems.isEmpty()) {
            throw new Refused(Reason.UNKNOWN_CODE, problems.get(0).message(), problems);
        }
    }
}
