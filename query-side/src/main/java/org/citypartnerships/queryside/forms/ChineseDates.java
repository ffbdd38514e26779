package org.citypartnerships.queryside.forms;

import static org.citypartnerships.queryside.forms.DatesInEnglish.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chinese dates in English: {@code 2016年5月23日至25日} is {@code 23 may 2016 to 25 may 2016}. */
final class ChineseDates {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final int TEN = 10;

    private static final Map<String, String> COUNTED = Map.ofEntries(
            Map.entry("今天", "today"),
            Map.entry("今日", "today"),
            Map.entry("昨天", "yesterday"),
            Map.entry("昨日", "yesterday"),
            Map.entry("前天", "the day before yesterday"),
            Map.entry("明天", "tomorrow"),
            Map.entry("明日", "tomorrow"),
            Map.entry("上月", "last month"),
            Map.entry("上个月", "last month"),
            Map.entry("本月", "this month"),
            Map.entry("这个月", "this month"),
            Map.entry("下月", "next month"),
            Map.entry("下个月", "next month"),
            Map.entry("前年", "2 years ago"),
            Map.entry("去年", "last year"),
            Map.entry("今年", "this year"),
            Map.entry("本年", "this year"),
            Map.entry("明年", "next year"));

    /** After a number of days (日) or months without a 个, 前 may be "before" as well as "ago". */
    private static final Pattern AGO = Pattern.compile("(\\d{1,3})(天|个?星期|周|个月|年)(?:以前|之前|前)");

    private static final Map<Pattern, String> WORDS = Map.of(
            Pattern.compile("(?:具体|确切)?(?:日期|时间|年份)?(?:不详|未知|不明)|(?:无|没有)日期|未(?:注明|标明|署|载)(?:日期|时间)"),
            "unknown",
            Pattern.compile("最近|近日|近期|日前|不久前|前不久"),
            "recently",
            Pattern.compile("很久以前"),
            "long ago",
            Pattern.compile("(?:几|数|多|若干)(?:年|个月|天)前"),
            "some time ago",
            Pattern.compile("上周|上个?星期"),
            "last week");

    private static final Map<String, String> JOINTS = Map.of("或", "or", "或者", "or", "和", "and", "与", "and", "、", "and");
    private static final Map<Character, String> SEASONS =
            Map.of('春', "spring", '夏', "summer", '秋', "autumn", '冬', "winter");
    private static final Map<Character, String> PARTS = Map.of(
            '初', "beginning of",
            '中', "middle of",
            '底', "end of",
            '末', "end of",
            '上', "early",
            '下', "late");

    private static final List<UnaryOperator<String>> SIGNS = List.of(
            step("(?<=\\p{IsHan}) +| +(?=\\p{IsHan})|。$", ""),
            step("[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?", ""),
            step("[零○]", "〇"),
            step("(?<![〇一二三四五六七八九])[〇一二三四五六七八九]{4}(?=年)", ChineseDates::digits),
            step("(?<![〇一二三四五六七八九十两])[一二三四五六七八九十两]{1,3}(?=年|个?月|[日号天周]|个?星期|世纪|季度)", ChineseDates::number));

    private static final List<UnaryOperator<String>> DATES = List.of(
            step("(?<!\\d)(\\d{1,2})世纪(\\d)0年代([初中末]?)", ChineseDates::decadeOfCentury),
            step("(?<!\\d)(\\d{3}0)年代([初中末]?)", decade -> part(decade.group(2)) + decade.group(1) + "s "),
            step("(?<!\\d)(\\d{1,2})世纪([初中末]?)", century -> part(century.group(2)) + century.group(1) + "th century "),
            step(
                    "(?<!\\d)(\\d{4})(?:(年)(?:(\\d{1,2})(?:(月份?)(?:(\\d{1,2})([日号])?)?)?)?)?"
                            + "(至|到|或者|或|和|与|、|[-–—~]{1,2})(?:(\\d{4})年)?(?:(\\d{1,2})月份?)?(?:(\\d{1,2})[日号])?",
                    ChineseDates::both),
            step("(?<!\\d)(\\d{4})(?:年的?第?|第)([1-4])季度", " q$2 $1 "),
            step("(?<!\\d)第?([1-4])季度[,，]? ?(\\d{4})(?!\\d)年?", " q$1 $2 "),
            step("(?<!\\d)(\\d{4})(?:年的?)?([上下])半年", half -> half(half.group(2), half.group(1))),
            step("(?<!年)([上下])半年[,，]? ?(\\d{4})(?!\\d)年?", half -> half(half.group(1), half.group(2))),
            step(
                    "(?<!\\d)(\\d{4})年([春夏秋冬])[季天]?",
                    season -> " " + SEASONS.get(season.group(2).charAt(0)) + " " + season.group(1) + " "),
            step("(?<!\\d)(\\d{4})年(?:(\\d{1,2})月份?(?:(\\d{1,2})[日号])?)?([上中下]旬|年?[初中底末])?", ChineseDates::one));

    private static final List<UnaryOperator<String>> SPANS = List.of(
            step("(?<=\\d) ?[至到] ?(?=\\d)", " to "),
            step("(?:大约|约)(?:是|在|于)? ?", "about "),
            step("^(.+?) ?(?:左右|前后)$", "about $1"),
            step("(?:很可能|可能|也许|或许)(?:是|在|于)? ?", "perhaps "),
            step("^(?:介于|在|于)?(.+?) (?:to|and) (.+?) ?之?间$", "between $1 and $2"),
            step("^(?:自从|自|从)?(.+?) ?(?:以来|至今|起|开始)$", "since $1"),
            step("^(?:在|于)?(.+?) ?(?:以前|之前|前)$", "before $1"),
            step("^(?:在|于)?(.+?) ?(?:以后|之后|后)$", "after $1"),
            step("^(?:自从|自|从|由)(.+ to .+)$", "from $1"),
            step("^(?:自从|自|从)(?=.)", "since "),
            step("^(?:不晚于|不迟于|最迟(?:在|于)?|至迟(?:在|于)?)", "by "),
            step("^直到(.+?)(?:为止)?$", "until $1"),
            step("^(?:在|于)", ""),
            step("(?:或者|或|还是)", " or "));

    private ChineseDates() {}

    static String inEnglish(String text) {
        String plain = DatesInEnglish.inOrder(SIGNS, text);
        String bare = plain.replaceFirst("^[在于]", "");
        if (COUNTED.containsKey(bare)) {
            return COUNTED.getOrDefault(bare, bare);
        }
        Matcher ago = AGO.matcher(bare);
        if (ago.matches()) {
            return ago.group(1) + " " + unit(ago.group(2)) + "s ago";
        }
        for (Map.Entry<Pattern, String> words : WORDS.entrySet()) {
            if (words.getKey().matcher(plain).matches()) {
                return words.getValue();
            }
        }
        return DatesInEnglish.inOrder(SPANS, DatesInEnglish.inOrder(DATES, plain));
    }

    private static String unit(String chinese) {
        return switch (chinese.charAt(chinese.length() - 1)) {
            case '天' -> "day";
            case '周', '期' -> "week";
            case '月' -> "month";
            default -> "year";
        };
    }

    /** 二〇一四 is 2014. */
    private static String digits(MatchResult year) {
        StringBuilder digits = new StringBuilder();
        year.group().chars().forEach(digit -> digits.append(DIGITS.indexOf(digit)));
        return digits.toString();
    }

    /** 二十三 is 23; 一三 stays as it is. */
    private static String number(MatchResult written) {
        String number = written.group().replace('两', '二');
        int ten = number.indexOf('十');
        if (ten < 0) {
            return number.length() == 1 ? Integer.toString(DIGITS.indexOf(number)) : written.group();
        }
        String tens = number.substring(0, ten);
        String ones = number.substring(ten + 1);
        return tens.length() > 1 || ones.length() > 1 || ones.equals("十")
                ? written.group()
                : Integer.toString((tens.isEmpty() ? 1 : DIGITS.indexOf(tens)) * TEN
                        + (ones.isEmpty() ? 0 : DIGITS.indexOf(ones)));
    }

    /** 20世纪80年代 are the 1980s. */
    private static String decadeOfCentury(MatchResult words) {
        int century = Integer.parseInt(words.group(1)) - 1;
        return part(words.group(3)) + century + words.group(2) + "0s ";
    }

    private static String half(String which, String year) {
        return (which.equals("上") ? " first" : " second") + " half of " + year + " ";
    }

    private static String part(String written) {
        return written.isEmpty() ? " " : " " + PARTS.get(written.charAt(written.startsWith("年") ? 1 : 0)) + " ";
    }

    /** 2014年3月初. */
    private static String one(MatchResult words) {
        String part = words.group(4) == null ? "" : words.group(4);
        String date = date(words.group(1), words.group(2), words.group(3));
        boolean isPartOfNone = words.group(2) == null ? part.endsWith("旬") : part.startsWith("年");
        boolean isPartOfDay = !part.isEmpty() && words.group(3) != null;
        return date == null || isPartOfNone || isPartOfDay ? words.group() : part(part) + date + " ";
    }

    /** Two dates, of which the second leaves out what the first says, and the first the sign of its last number: 2014年3-5月. */
    private static String both(MatchResult words) {
        List<@Nullable String> first = parts(words, 1, 3, 5);
        List<@Nullable String> second = parts(words, 8, 9, 10);
        int begins = 0;
        while (begins < second.size() && second.get(begins) == null) {
            begins++;
        }
        boolean hasGap = second.get(0) != null && second.get(1) == null && second.get(2) != null;
        if (begins >= size(first) || hasGap) {
            return words.group();
        }
        boolean hasSign = words.group(new int[] {2, 4, 6}[size(first) - 1]) != null;
        List<@Nullable String> whole = new ArrayList<>(first.subList(0, begins));
        whole.addAll(second.subList(begins, second.size()));
        String from = date(first.get(0), first.get(1), first.get(2));
        String to = date(whole.get(0), whole.get(1), whole.get(2));
        return from == null || to == null || (!hasSign && size(first) != size(whole))
                ? words.group()
                : " " + from + " " + JOINTS.getOrDefault(words.group(7), "to") + " " + to + " ";
    }

    private static List<@Nullable String> parts(MatchResult words, int year, int month, int day) {
        List<@Nullable String> parts = new ArrayList<>();
        parts.add(words.group(year));
        parts.add(words.group(month));
        parts.add(words.group(day));
        return parts;
    }

    /** How many numbers the date has, from the year on. */
    private static int size(List<@Nullable String> date) {
        return date.get(2) != null ? 3 : date.get(1) != null ? 2 : 1;
    }

    /** {@code 13 march 2014}; null if there is no such month. */
    private static @Nullable String date(@Nullable String year, @Nullable String month, @Nullable String day) {
        if (month == null) {
            return year;
        }
        int number = Integer.parseInt(month);
        if (number < 1 || number > DatesInEnglish.MONTHS.size()) {
            return null;
        }
        return (day == null ? "" : day + " ") + DatesInEnglish.MONTHS.get(number - 1) + " " + year;
    }
}
