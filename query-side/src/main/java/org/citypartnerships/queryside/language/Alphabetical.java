package org.citypartnerships.queryside.language;

import java.text.Collator;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The countries and currencies of the world by code, in the order in which readers of a language look for their names: in German
 * {@code AT}, Österreich, stands before {@code PL}, Polen. Put in order once for each language, since forms offer hundreds of them.
 */
public final class Alphabetical {

    private static final Map<Locale, Alphabetical> BY_LANGUAGE = new ConcurrentHashMap<>();

    private final Map<String, String> countries;
    private final Map<String, String> currencies;

    private Alphabetical(Phrases phrases) {
        countries = inOrder(Stream.of(Locale.getISOCountries()), phrases::country, phrases.locale());
        currencies = inOrder(
                Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode),
                code -> Currency.getInstance(code).getDisplayName(phrases.locale()),
                phrases.locale());
    }

    /** In the language of these phrases. */
    public static Alphabetical in(Phrases phrases) {
        return BY_LANGUAGE.computeIfAbsent(phrases.locale(), language -> new Alphabetical(phrases));
    }

    /** Names of countries by code: {@code CN} is China. */
    public Map<String, String> countries() {
        return countries;
    }

    /** Names of currencies by code: {@code USD} is US dollars. */
    public Map<String, String> currencies() {
        return currencies;
    }

    /** Some countries in order; codes that no country has any more come last. */
    public List<String> countries(Collection<String> codes) {
        Set<String> some = Set.copyOf(codes);
        return Stream.concat(
                        countries.keySet().stream().filter(some::contains),
                        codes.stream()
                                .filter(code -> !countries.containsKey(code))
                                .sorted())
                .toList();
    }

    private static Map<String, String> inOrder(Stream<String> codes, Function<String, String> name, Locale language) {
        Map<String, String> names = new LinkedHashMap<>();
        codes.map(code -> Map.entry(code, name.apply(code)))
                .sorted(Map.Entry.comparingByValue(Collator.getInstance(language)::compare))
                .forEach(one -> names.put(one.getKey(), one.getValue()));
        return Collections.unmodifiableMap(names);
    }
}
