package org.citypartnerships.queryside.forms;

import java.text.Normalizer;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Russian or Chinese date in the English words that {@link WrittenDate} reads: {@code 13 октября 2015 г.} is
 * {@code 13 october 2015}, {@code 2014年3月至5月} is {@code march 2014 to may 2014}. What is not known here stays in its own
 * letters, so that no date is made of it.
 */
final class DatesInEnglish {

    /** The months, January first. */
    static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private static final int TO_HALF_WIDTH = '!' - '\uff01';
    private static final List<UnaryOperator<String>> SIGNS = List.of(
            step("[\\u2010\\u2011]", "-"),
            step("[\\uff5e\\u301c]", "–"),
            step("[\\uff01-\\uff5d]", wide -> Character.toString(wide.group().charAt(0) + TO_HALF_WIDTH)));
    private static final Pattern RUSSIAN = Pattern.compile("\\p{IsCyrillic}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private DatesInEnglish() {}

    /** The text in English; itself if it is in Latin letters. It is in small letters, with one space between words. */
    static String of(String small) {
        String text = inOrder(SIGNS, Normalizer.normalize(small, Normalizer.Form.NFC));
        text = RUSSIAN.matcher(text).find() ? RussianDates.inEnglish(text) : text;
        return CHINESE.matcher(text).find() ? ChineseDates.inEnglish(text) : text;
    }

    /** Says in English what the pattern finds; {@code $1} is its first group. */
    static UnaryOperator<String> step(String words, String english) {
        Pattern pattern = Pattern.compile(words);
        return text -> pattern.matcher(text).replaceAll(english);
    }

    /** Says in English what the pattern finds. */
    static UnaryOperator<String> step(String words, Function<MatchResult, String> english) {
        Pattern pattern = Pattern.compile(words);
        return text -> pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(english.apply(found)));
    }

    static String inOrder(List<UnaryOperator<String>> steps, String text) {
        String said = text;
        for (UnaryOperator<String> step : steps) {
            said = step.apply(said);
        }
        return said.replaceAll(" {2,}", " ").strip();
    }
}
