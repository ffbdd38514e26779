package org.citypartnerships.queryside.language;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;

/** A date of the Extended Date/Time Format in words: {@code 2014-03} is "March 2014", "März 2014", "2014年3月". */
final class DateWords {

    private static final String OPEN = "..";
    private static final int MONTHS = 12;

    private final Phrases phrases;

    DateWords(Phrases phrases) {
        this.phrases = phrases;
    }

    String of(String edtf) {
        if (edtf.startsWith("[") && edtf.endsWith("]")) {
            return oneOf(edtf.substring(1, edtf.length() - 1));
        }
        int slash = edtf.indexOf('/');
        return slash < 0 ? date(edtf) : interval(edtf.substring(0, slash), edtf.substring(slash + 1));
    }

    private String oneOf(String range) {
        if (range.contains(",")) {
            return phrases.either(
                    Arrays.stream(range.split(",", -1)).map(this::oneOf).toList());
        }
        int dots = range.indexOf(OPEN);
        if (dots < 0) {
            return date(range);
        }
        String from = range.substring(0, dots);
        String until = range.substring(dots + OPEN.length());
        if (from.isEmpty()) {
            return phrases.say("date.orEarlier", date(until));
        }
        return until.isEmpty()
                ? phrases.say("date.orLater", date(from))
                : phrases.say("date.between", withoutWhatTheEndRepeats(date(from), date(until)), date(until));
    }

    private String interval(String begin, String end) {
        if (begin.equals(OPEN)) {
            return phrases.say("date.until", date(end));
        }
        if (end.equals(OPEN)) {
            return phrases.say("date.andAfter", date(begin));
        }
        return phrases.say("date.to", withoutWhatTheEndRepeats(date(begin), date(end)), date(end));
    }

    /** The beginning without the month and the year if they are those of the end: "9 to 11 September 2016". */
    private static String withoutWhatTheEndRepeats(String begin, String end) {
        List<String> first = List.of(begin.split(" ", -1));
        List<String> last = List.of(end.split(" ", -1));
        int same = 0;
        while (same < first.size() - 1
                && first.size() == last.size()
                && first.get(first.size() - 1 - same).equals(last.get(last.size() - 1 - same))) {
            same++;
        }
        return String.join(" ", first.subList(0, first.size() - same));
    }

    private String date(String edtf) {
        char last = edtf.charAt(edtf.length() - 1);
        boolean isAbout = last == '~' || last == '%';
        boolean isPerhaps = last == '?' || last == '%';
        String said = plain(isAbout || isPerhaps ? edtf.substring(0, edtf.length() - 1) : edtf);
        String perhaps = isPerhaps ? phrases.say("date.perhaps", said) : said;
        return isAbout ? phrases.say("date.about", perhaps) : perhaps;
    }

    private String plain(String edtf) {
        String[] parts = edtf.split("-", -1);
        if (parts.length == 1 || parts[1].equals("XX")) {
            return year(parts[0]);
        }
        int month = Integer.parseInt(parts[1]);
        if (month > MONTHS) {
            return phrases.say("date.season." + month, parts[0]);
        }
        if (parts.length == 2 || parts[2].equals("XX")) {
            return phrases.written("date.month").format(YearMonth.of(Integer.parseInt(parts[0]), month));
        }
        return phrases.day(LocalDate.parse(edtf));
    }

    private String year(String year) {
        if (year.endsWith("XX")) {
            return phrases.say("date.century", year.replace('X', '0'), year.replace('X', '9'));
        }
        return year.endsWith("X") ? phrases.say("date.decade", year.replace('X', '0')) : phrases.say("date.year", year);
    }
}
