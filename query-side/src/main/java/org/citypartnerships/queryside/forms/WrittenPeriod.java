package org.citypartnerships.queryside.forms;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as documents write it in the languages of the pages, whichever the reader's own is: {@code 5 years},
 * {@code jedes Jahr}, {@code 6 месяцев} and {@code 五年} are {@code P5Y}, {@code P1Y}, {@code P6M} and {@code P5Y} of ISO 8601.
 */
final class WrittenPeriod {

    private static final Pattern ISO = Pattern.compile("P(?=\\d)(?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?");

    /** What stands before it says that it comes again, or that something lasts so long, and nothing about how long that is. */
    private static final Pattern SPACED = Pattern.compile("(?:(?:for|every|für|auf|alle|на|сроком на|каждые|раз в) )?"
            + "(?:(\\d{1,4})[ -]?|(\\p{L}+)[ -])?(\\p{L}+)");

    /** Months are counted with 个: 6月 is June. */
    private static final Pattern CHINESE =
            Pattern.compile("(?:为期|每)?(?:(\\d{1,4})|([一二两三四五六七八九十]{1,3}))?(年|个月|个?星期|周|天|日)");

    private static final Map<String, String> WHOLE = Map.ofEntries(
            Map.entry("yearly", "P1Y"),
            Map.entry("annual", "P1Y"),
            Map.entry("annually", "P1Y"),
            Map.entry("monthly", "P1M"),
            Map.entry("weekly", "P1W"),
            Map.entry("half a year", "P6M"),
            Map.entry("jährlich", "P1Y"),
            Map.entry("monatlich", "P1M"),
            Map.entry("wöchentlich", "P1W"),
            Map.entry("ein halbes jahr", "P6M"),
            Map.entry("ежегодно", "P1Y"),
            Map.entry("ежемесячно", "P1M"),
            Map.entry("еженедельно", "P1W"),
            Map.entry("полгода", "P6M"),
            Map.entry("半年", "P6M"),
            Map.entry("每半年", "P6M"),
            Map.entry("每月", "P1M"));

    private static final Map<String, Integer> NUMBERS = numbers(List.of(
            "a an one each ein eine einen einem eines einer jede jeden jedes один одна одну одного одной каждый каждую",
            "two zwei два две двух",
            "three drei три трех",
            "four vier четыре четырех",
            "five fünf пять пяти",
            "six sechs шесть шести",
            "seven sieben семь семи",
            "eight acht восемь восьми",
            "nine neun девять девяти",
            "ten zehn десять десяти",
            "eleven elf одиннадцать одиннадцати",
            "twelve zwölf двенадцать двенадцати"));

    private static final Map<String, String> UNITS = units(Map.of(
            "Y", "year years jahr jahre jahren jahres год года лет 年",
            "M", "month months monat monate monaten monats месяц месяца месяцев 个月",
            "W", "week weeks woche wochen неделя недели неделю недель 周 星期 个星期",
            "D", "day days tag tage tagen tages день дня дней 天 日"));

    private static final String CHINESE_DIGITS = "〇一二三四五六七八九";

    private WrittenPeriod() {}

    /** The period in ISO 8601; empty if the text is none, or no time at all. */
    static Optional<String> read(String text) {
        if (ISO.matcher(text).matches()) {
            return Optional.of(text);
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
        String together = plain.replace(" ", "");
        String whole = WHOLE.get(WHOLE.containsKey(plain) ? plain : together);
        if (whole != null) {
            return Optional.of(whole);
        }
        Matcher spaced = SPACED.matcher(plain);
        if (spaced.matches() && UNITS.containsKey(spaced.group(3))) {
            String word = spaced.group(2);
            return period(spaced, word == null ? 1 : NUMBERS.getOrDefault(word, 0));
        }
        Matcher chinese = CHINESE.matcher(together);
        if (chinese.matches()) {
            String word = chinese.group(2);
            return period(chinese, word == null ? 1 : chineseNumber(word));
        }
        return Optional.empty();
    }

    private static Optional<String> period(Matcher written, int inWords) {
        int number = written.group(1) == null ? inWords : Integer.parseInt(written.group(1));
        return number == 0 ? Optional.empty() : Optional.of("P" + number + UNITS.get(written.group(3)));
    }

    /** 十二 is 12; 五六 is none, but five or six. */
    private static int chineseNumber(String word) {
        int ten = word.indexOf('十');
        if (ten < 0) {
            return word.length() == 1 ? chineseDigit(word) : 0;
        }
        String tens = word.substring(0, ten);
        String ones = word.substring(ten + 1);
        if (tens.length() > 1 || ones.length() > 1 || ones.equals("十")) {
            return 0;
        }
        return (tens.isEmpty() ? 1 : chineseDigit(tens)) * 10 + (ones.isEmpty() ? 0 : chineseDigit(ones));
    }

    private static int chineseDigit(String digit) {
        return digit.equals("两") ? 2 : CHINESE_DIGITS.indexOf(digit);
    }

    private static Map<String, Integer> numbers(List<String> wordsOfEach) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < wordsOfEach.size(); i++) {
            for (String word : wordsOfEach.get(i).split(" ", -1)) {
                numbers.put(word, i + 1);
            }
        }
        return Map.copyOf(numbers);
    }

    private static Map<String, String> units(Map<String, String> wordsOfEach) {
        Map<String, String> units = new HashMap<>();
        wordsOfEach.forEach((letter, words) -> {
            for (String word : words.split(" ", -1)) {
                units.put(word, letter);
            }
        });
        return Map.copyOf(units);
    }
}
