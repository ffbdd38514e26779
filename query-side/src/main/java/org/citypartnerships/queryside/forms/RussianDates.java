package org.citypartnerships.queryside.forms;

import static org.citypartnerships.queryside.forms.DatesInEnglish.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;

/** Russian dates in English: {@code с 23 по 25 мая 2016 г.} is {@code from 23 to 25 may 2016}. */
final class RussianDates {

    private static final List<String> MONTHS = List.of(
            "январ(?:ь|я|е|ю|ем)|янв",
            "феврал(?:ь|я|е|ю|ем)|февр?",
            "март(?:а|е|у|ом)?|мар",
            "апрел(?:ь|я|е|ю|ем)|апр",
            "ма(?:й|я|е|ю|ем)",
            "июн(?:ь|я|е|ю|ем)?",
            "июл(?:ь|я|е|ю|ем)?",
            "август(?:а|е|у|ом)?|авг",
            "сентябр(?:ь|я|е|ю|ем)|сент?",
            "октябр(?:ь|я|е|ю|ем)|окт",
            "ноябр(?:ь|я|е|ю|ем)|нояб?",
            "декабр(?:ь|я|е|ю|ем)|дек");

    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("один", "1"),
            Map.entry("одну", "1"),
            Map.entry("два", "2"),
            Map.entry("две", "2"),
            Map.entry("три", "3"),
            Map.entry("четыре", "4"),
            Map.entry("пять", "5"),
            Map.entry("шесть", "6"),
            Map.entry("семь", "7"),
            Map.entry("восемь", "8"),
            Map.entry("девять", "9"),
            Map.entry("десять", "10"));

    /** The stems of ordinals, and how they are written in numerals. */
    private static final Map<String, Integer> ORDINALS = Map.ofEntries(
            Map.entry("1", 1),
            Map.entry("i", 1),
            Map.entry("перв", 1),
            Map.entry("2", 2),
            Map.entry("ii", 2),
            Map.entry("втор", 2),
            Map.entry("3", 3),
            Map.entry("iii", 3),
            Map.entry("трет", 3),
            Map.entry("4", 4),
            Map.entry("iv", 4),
            Map.entry("четверт", 4));

    private static final Map<String, String> CENTURIES =
            Map.of("xv", "15", "xvi", "16", "xvii", "17", "xviii", "18", "xix", "19", "xx", "20", "xxi", "21");

    private static final List<UnaryOperator<String>> STEPS = steps();

    private RussianDates() {}

    static String inEnglish(String text) {
        return DatesInEnglish.inOrder(STEPS, text);
    }

    /** The order matters: "лет назад" is said before "лето", a decade before its year. */
    private static List<UnaryOperator<String>> steps() {
        List<UnaryOperator<String>> steps = new ArrayList<>(List.of(step("ё", "е")));
        steps.addAll(countedOrUnknown());
        steps.addAll(numbers());
        for (int month = 0; month < MONTHS.size(); month++) {
            steps.add(word("(?:" + MONTHS.get(month) + ")\\.?", DatesInEnglish.MONTHS.get(month)));
        }
        steps.addAll(List.of(
                word("весн(?:а|ы|е|ой|у)", "spring"),
                word("лет(?:о|а|ом|у|е)", "summer"),
                word("осен(?:ь|и|ью)", "autumn"),
                word("зим(?:а|ы|е|ой|у)", "winter"),
                word("(?:в )?(?:начал(?:о|е|а)|первых числах)", "beginning of"),
                word("(?:в )?середин(?:а|е|ы|у)", "middle of"),
                word("(?:в )?кон(?:ец|це|ца)|(?:в )?последних числах", "end of")));
        steps.addAll(spans());
        return List.copyOf(steps);
    }

    private static List<UnaryOperator<String>> countedOrUnknown() {
        return List.of(
                step(
                        "^(?:во? )?(?:понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье),? (?=\\d)",
                        ""),
                word(
                        "(?:точная )?дата (?:не ?известна|не указана|не установлена)|не ?известн[ао]|не указан[ао]"
                                + "|без (?:указания )?даты|б\\. ?д\\.|б/д",
                        "unknown"),
                word("недавно|не так давно|на днях|в последнее время", "recently"),
                word("давно", "long ago"),
                word("(?:несколько (?:дней|недель|месяцев|лет)|некоторое время) (?:тому )?назад", "some time ago"),
                word("на (?:прошлой|минувшей) неделе", "last week"),
                word("позавчера", "the day before yesterday"),
                word("вчера", "yesterday"),
                word("сегодня", "today"),
                word("завтра", "tomorrow"),
                word(
                        "(?:в )?(прошл|минувш|позапрошл|эт|текущ|нынешн|следующ|будущ)(?:ый|ий|от|ом|ем) (месяц|год)[еу]?",
                        RussianDates::fromThis),
                word(
                        "(?<!\\d)(\\d{1,3}|" + String.join("|", NUMBERS.keySet())
                                + ") (день|дня|дней|недел[юиь]|месяц(?:а|ев)?|года?|лет) (?:тому )?назад",
                        ago -> NUMBERS.getOrDefault(ago.group(1), ago.group(1)) + " " + unit(ago.group(2)) + "s ago"),
                word("(день|неделю|месяц|год) (?:тому )?назад", one -> "1 " + unit(one.group(1)) + " ago"));
    }

    private static String fromThis(MatchResult words) {
        String unit = unit(words.group(2));
        return switch (words.group(1)) {
            case "позапрошл" -> "2 " + unit + "s ago";
            case "прошл", "минувш" -> "last " + unit;
            case "следующ", "будущ" -> "next " + unit;
            default -> "this " + unit;
        };
    }

    private static String unit(String russian) {
        return switch (russian.charAt(0)) {
            case 'д' -> "day";
            case 'н' -> "week";
            case 'м' -> "month";
            default -> "year";
        };
    }

    private static List<UnaryOperator<String>> numbers() {
        return List.of(
                step("(?<!\\d)(\\d{3}0)-?(?:е|ые|х|ых)(?: ?(?:год(?:ы|ов|ах)|гг?\\.?))?(?!\\p{L})", "$1s"),
                word("(?<!\\d)(\\d{1,2}|[ivxх]{2,5})(?:-?(?:й|го|м|ом))? ?(?:век[ае]?|в\\.)", RussianDates::century),
                word(
                        "(?:во? )?(?<!\\d)([1-4]|i{1,3}|iv|перв|втор|трет|четверт)(?:-?(?:й|м|ый|ой|ий|ом|ем|ьем))? (?:квартал[еа]?|кв\\.?) (?=\\d{4})",
                        quarter -> "q" + ORDINALS.get(quarter.group(1)) + " "),
                word(
                        "(?:во? )?(?<!\\d)([12]|ii?|перв|втор)(?:-?(?:й|е|я|м|ая|ой|ое|ом|ую))? (?:половин[аеыу]|полугоди[еия]) (?=\\d{4})",
                        half -> (ORDINALS.getOrDefault(half.group(1), 0) == 1 ? "first" : "second") + " half of "),
                step(
                        "(?<!\\d)(\\d{4})(?:-?(?:й|ый|го|ого|м|ом))?(?: ?(?:год(?:а|у|ом|ы|ов|ах|ами)?|г\\. ?г\\.|гг?\\.?))?(?![\\p{L}\\d])",
                        "$1"),
                step("(?<!\\d)(\\d{1,2})-?(?:го|ого|е|ое|й)(?![\\p{L}\\d])", "$1"));
    }

    private static String century(MatchResult words) {
        String number = words.group(1).replace('х', 'x'); // Russian ones into Latin ones
        String century = number.matches("\\d+") ? number : CENTURIES.get(number);
        return century == null ? words.group() : century + "th century";
    }

    private static List<UnaryOperator<String>> spans() {
        return List.of(
                step("(?: и)? (?:по|до) (?:настоящее время|настоящего времени|сей день|н\\. ?в\\.?)$", " onwards"),
                step("^в период (?=с|между)", ""),
                step("^со? (.+) (?:по|до) (.+)$", "from $1 to $2"),
                step("^(?:начиная )?со? ", "since "),
                step(" по ", " to "),
                step("^(?:по|до) ", "until "),
                step("^(?:самое позднее|не поздн(?:ее|ей)|не позже)(?: чем)? ", "by "),
                step("^(?:перед|ранее|раньше) ", "before "),
                step("^(?:после|позднее|позже) ", "after "),
                // A paper "от 13 октября" is of that day; "от … до …" of days is a span, of years it may be a guess
                // too.
                step("^от (\\d{1,2}(?: \\p{L}+(?: \\d{4})?)?) до (?=\\d{1,2} )", "from $1 to "),
                step("^от (?!.* до )", ""),
                word("между", "between"),
                step(" и ", " and "),
                step("^(?:или|либо) ", ""),
                step(",? (?:или|либо) ", " or "),
                word(
                        "(?:возможно|вероятно|предположительно|наверное|видимо|по-видимому|может быть|скорее всего),?",
                        "perhaps"),
                word("около|примерно|приблизительно|ориентировочно|ок\\.", "about"),
                word("в течение", "during"),
                word("во?", "in"));
    }

    private static UnaryOperator<String> word(String russian, String english) {
        return step(whole(russian), english);
    }

    private static UnaryOperator<String> word(String russian, Function<MatchResult, String> english) {
        return step(whole(russian), english);
    }

    private static String whole(String words) {
        return "(?<!\\p{L})(?:" + words + ")(?!\\p{L})";
    }
}
