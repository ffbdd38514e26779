package org.citypartnerships.queryside.forms;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The English and German words that stand for the numbers in a date: {@code oktober} for 10, {@code zwei} for 2. */
final class DateNames {

    /** The months and how they are shortened, January first. */
    private static final List<Pattern> MONTHS = Stream.of(
                    "jan(?:uary|uar)?|jän(?:ner)?",
                    "feb(?:ruary|ruar)?",
                    "mar(?:ch)?|märz?|mrz",
                    "apr(?:il)?",
                    "may|mai",
                    "june?|juni",
                    "july?|juli",
                    "aug(?:ust)?",
                    "sept?(?:ember)?",
                    "oct(?:ober)?|okt(?:ober)?",
                    "nov(?:ember)?",
                    "dec(?:ember)?|dez(?:ember)?")
            .map(Pattern::compile)
            .toList();

    private DateNames() {}

    /** 10 for {@code oct}, {@code october} and {@code oktober}; 0 if no month is named so. */
    static int month(String name) {
        for (int month = 0; month < MONTHS.size(); month++) {
            if (MONTHS.get(month).matcher(name).matches()) {
                return month + 1;
            }
        }
        return 0;
    }

    /** {@code 23} for {@code autumn}, as the Extended Date/Time Format numbers the seasons; empty if none is named so. */
    static Optional<String> season(String name) {
        return switch (name) {
            case "spring", "frühling", "frühjahr" -> Optional.of("21");
            case "summer", "sommer" -> Optional.of("22");
            case "autumn", "fall", "herbst" -> Optional.of("23");
            case "winter" -> Optional.of("24");
            default -> Optional.empty();
        };
    }

    /** 3 for {@code 3}, {@code three} and {@code dritte}: of "three years ago" as of "the third quarter". */
    static int number(String written) {
        return switch (written) {
            case "a", "an", "one", "einem", "einer", "first", "erste" -> 1;
            case "two", "zwei", "second", "zweite" -> 2;
            case "three", "drei", "third", "dritte" -> 3;
            case "four", "vier", "fourth", "vierte" -> 4;
            case "five", "fünf" -> 5;
            default -> Integer.parseInt(written);
        };
    }
}
