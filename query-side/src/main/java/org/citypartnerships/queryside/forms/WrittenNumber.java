package org.citypartnerships.queryside.forms;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as documents write it in any language, whichever the reader's own is: {@code 1.500,25}, {@code 1,500.25},
 * {@code 1 500,25} and {@code 1'500.25} are all 1500.25. A document is copied by people whose own language writes otherwise, so
 * {@code 1.500}, which is 1500 in German and 1.5 in English, is never decided by the language of the page.
 */
final class WrittenNumber {

    private static final String SPACE = "[\\s\\p{Zs}]";
    private static final String APART = "(?:" + SPACE + "|['’])+";

    /** A whole number never begins with a zero before signs between its thousands: 01.500 has decimals. */
    private static final Pattern THOUSANDS =
            Pattern.compile("-?[1-9]\\d{0,2}([ .,])\\d{3}(?:\\1\\d{3})*(?:(?!\\1)[.,]\\d+)?");

    private static final Pattern PLAIN = Pattern.compile("-?\\d+(?:[.,]\\d+)?");
    private static final Pattern ON_RECORD = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    private WrittenNumber() {}

    /** What the text can stand for, in digits with a point: nothing, one number, or two, first the one without decimals. */
    static List<String> readings(String text) {
        String signed = text.strip().replaceAll(APART, " ").replace('−', '-').replaceFirst("^- ", "-");
        List<String> readings = new ArrayList<>();
        Matcher thousands = THOUSANDS.matcher(signed);
        if (thousands.matches()) {
            readings.add(signed.replace(thousands.group(1), "").replace(',', '.'));
        }
        if (PLAIN.matcher(signed).matches()) {
            readings.add(signed.replace(',', '.').replaceFirst("^(-?)0+(?=\\d)", "$1"));
        }
        return readings;
    }

    /**
     * The number as somebody of that language types it, so that it can be read in one way only: {@code 01,500} in German; the text
     * itself if it is no number in digits with a point.
     */
    static String typed(String number, Locale language) {
        if (!ON_RECORD.matcher(number).matches()) {
            return number;
        }
        String plain =
                number.replace('.', DecimalFormatSymbols.getInstance(language).getDecimalSeparator());
        return readings(plain).size() > 1 ? plain.replaceFirst("(?=\\d)", "0") : plain;
    }

    /** The number as it is read in that language: {@code 1.500,25} in German, with as many decimals as were typed. */
    static String said(String number, Locale language) {
        BigDecimal exact = new BigDecimal(number);
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(exact.scale());
        format.setMaximumFractionDigits(exact.scale());
        return format.format(exact);
    }

    /** Whether two texts differ in the kind of their spaces at most. */
    static boolean isTheSame(String text, String other) {
        return text.replaceAll(SPACE, " ").equals(other.replaceAll(SPACE, " "));
    }
}
