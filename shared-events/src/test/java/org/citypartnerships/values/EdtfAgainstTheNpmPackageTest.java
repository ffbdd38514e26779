package org.citypartnerships.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads every string of edtf-1000.tsv as the npm package edtf 4.11.1 does, but for the differences that stand here by
 * name. The table is made by src/test/edtf/make-fixture.mjs, where its columns are described.
 */
class EdtfAgainstTheNpmPackageTest {

    /** What the package reads and a stated date refuses. */
    private static final Map<String, Predicate<Row>> REFUSED_ON_PURPOSE = new LinkedHashMap<>(Map.ofEntries(
            Map.entry("a time of day", text("T\\d\\d")),
            Map.entry("a day that its month has not, which the package takes for 1 March", Row::namesNoSuchDay),
            Map.entry("a qualifier before a part or inside a date", text("[~?%][-\\d]")),
            Map.entry("all of a list", text("^\\{")),
            Map.entry("an end left empty", text("^/|/$")),
            Map.entry("both ends open", text("^\\.\\./\\.\\.$")),
            Map.entry("a year before 0001", text("(^|[^\\d])-\\d|(^|\\D)0000|000X|00XX")),
            Map.entry("a year after 9999", text("^Y")),
            Map.entry("significant digits", text("S\\d")),
            Map.entry("unspecified digits before specified ones", text("X\\d|X-\\d|\\dX-|XX-XX-|^\\d\\dXX-")),
            Map.entry("three or four unspecified digits of a year", text("XXX")),
            Map.entry("one unspecified digit of a month or a day", text("-\\dX")),
            Map.entry("a season of one hemisphere, a quarter, a semester", text("^\\d{4}-(2[5-9]|3\\d|4\\d)$")),
            Map.entry("digits alone, other than the four of a year", text("^(\\d{1,3}|\\d{5,})$")),
            Map.entry("a space", text("\\s")),
            Map.entry("a range that ends before it begins", Row::isBackwards)));

    /** What a stated date reads and the package refuses. */
    private static final Map<String, Predicate<Row>> READ_BEYOND = new LinkedHashMap<>(Map.of(
            "about and perhaps after a season or unspecified digits",
            row -> row.isOfParts() && row.parts().size() == 1 && !row.isOneOf(),
            "a season as an end of an interval",
            row -> row.isOfParts() && row.isInterval() && row.hasSeason() && !row.isBackwards(),
            "an interval that ends on the day or in the month or year in which it began",
            row -> row.isOfParts() && row.isInterval() && !row.hasSeason() && !row.isBackwards(),
            "a season, a qualifier or two precisions in one of several",
            row -> row.isOfParts() && row.isOneOf() && !row.isBackwards() && !row.isOpenInside()));

    private static final Map<String, List<String>> SEASONS = Map.of(
            "21", List.of("-03-01", "-06-30"), "22", List.of("-06-01", "-09-30"), "23", List.of("-09-01", "-12-31"));

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("rows")
    void reads_what_the_package_reads_but_for_the_differences_named_here(Row row) {
        if (row.isToBeRead()) {
            StatedDate date = StatedDate.of(row.string());
            assertThat(date.isInterval()).isEqualTo(row.isInterval());
            assertThat(date.firstDay()).isEqualTo(row.firstDay());
            assertThat(date.lastDay()).isEqualTo(row.lastDay());
            assertThat(date.isApproximate()).isEqualTo(row.string().matches(".*[~%].*"));
            assertThat(date.isUncertain()).isEqualTo(row.string().matches(".*[?%].*"));
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> StatedDate.of(row.string()))
                    .withMessageMatching("(?s).*(write|months run|no such day).*");
        }
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("rowsWithTheBoundsOfThePackage")
    void has_the_packages_smallest_and_greatest_day(Row row) {
        StatedDate date = StatedDate.of(row.string());
        assertThat(date.firstDay().earliest()).isEqualTo(dayOrOpen(row.earliest()));
        assertThat(date.lastDay().latest()).isEqualTo(dayOrOpen(row.latest()));
    }

    @Test
    void the_table_has_a_thousand_strings_and_each_difference_occurs() throws IOException {
        List<Row> rows = rows().toList();
        assertThat(rows.size()).isGreaterThanOrEqualTo(1000);
        assertThat(rows.stream().filter(row -> !row.isToBeRead()).count()).isGreaterThan(rows.size() / 5L);
        REFUSED_ON_PURPOSE.forEach((difference, holds) -> assertThat(
                        rows.stream().filter(Row::isValid).filter(holds))
                .as(difference)
                .isNotEmpty());
        READ_BEYOND.forEach((difference, holds) -> assertThat(
                        rows.stream().filter(row -> !row.isValid()).filter(holds))
                .as(difference)
                .isNotEmpty());
    }

    static Stream<Row> rows() throws IOException {
        try (InputStream table =
                Objects.requireNonNull(EdtfAgainstTheNpmPackageTest.class.getResourceAsStream("/edtf-1000.tsv"))) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(Row::of);
        }
    }

    /** The package takes seasons for quarters; those of ours are checked against the months that stand here. */
    static Stream<Row> rowsWithTheBoundsOfThePackage() throws IOException {
        return rows().filter(Row::isValid).filter(Row::isToBeRead).filter(row -> !row.hasSeason());
    }

    private static Predicate<Row> text(String pattern) {
        Predicate<String> found = Pattern.compile(pattern).asPredicate();
        return row -> found.test(row.string());
    }

    private static @Nullable LocalDate dayOrOpen(String day) {
        return day.equals("..") ? null : LocalDate.parse(day);
    }

    record Part(String text, Window days) {

        private static final Pattern SEASON = Pattern.compile("(\\d{4})-(2[1-4])[~?%]?");

        static Part of(String said) {
            String[] textAndDays = said.split("=", 2);
            String[] days = textAndDays[1].split("\\.\\.", 2);
            return new Part(textAndDays[0], window(textAndDays[0], days[0], days[1]));
        }

        private static Window window(String text, String earliest, String latest) {
            var season = SEASON.matcher(text);
            if (!season.matches()) {
                // what the package reads outside the years of a LocalDate's plain form is refused by name
                boolean plain = earliest.length() == 10 && latest.length() == 10;
                return plain ? new Window(LocalDate.parse(earliest), LocalDate.parse(latest)) : Window.ANY_DAY;
            }
            String year = season.group(1);
            List<String> days = SEASONS.get(season.group(2));
            return days == null
                    ? new Window(LocalDate.parse(year + "-01-01"), LocalDate.of(Integer.parseInt(year) + 1, 3, 31))
                    : new Window(LocalDate.parse(year + days.get(0)), LocalDate.parse(year + days.get(1)));
        }

        boolean isSeason() {
            return SEASON.matcher(text).matches();
        }

        boolean isSimple() {
            return text.matches(
                    "(\\d{4}|\\d{3}X|\\d\\dXX|\\d{4}-(\\d\\d|XX)|\\d{4}-\\d\\d-(\\d\\d|XX)|\\d{4}-XX-XX)[~?%]?");
        }
    }

    record Row(String string, boolean isValid, String kind, String earliest, String latest, List<Part> parts) {

        static Row of(String line) {
            String[] cells = line.split("\t", -1);
            List<Part> parts = cells[5].equals("-")
                    ? List.of()
                    : Arrays.stream(cells[5].split(" ")).map(Part::of).toList();
            return new Row(cells[0], cells[1].equals("valid"), cells[2], cells[3], cells[4], parts);
        }

        boolean isToBeRead() {
            return isValid
                    ? REFUSED_ON_PURPOSE.values().stream().noneMatch(holds -> holds.test(this))
                    : READ_BEYOND.values().stream().anyMatch(holds -> holds.test(this));
        }

        boolean isInterval() {
            return string.contains("/");
        }

        boolean isOneOf() {
            return string.startsWith("[") && string.endsWith("]");
        }

        /** Whether it is nothing but simple dates of our subset, and the marks of an interval or of one of several. */
        boolean isOfParts() {
            String frame = string;
            for (Part part : parts) {
                frame = frame.replaceFirst(Pattern.quote(part.text()), "D");
            }
            return parts.stream().allMatch(Part::isSimple)
                    && frame.matches("D|D/D|D/\\.\\.|\\.\\./D|\\[(\\.\\.)?D((,|\\.\\.)D)*(\\.\\.)?]")
                    && !namesNoSuchDay();
        }

        boolean isOpenInside() {
            return string.matches(".*,\\.\\..*|.*\\.\\.,.*");
        }

        boolean hasSeason() {
            return parts.stream().anyMatch(Part::isSeason);
        }

        boolean namesNoSuchDay() {
            return parts.stream()
                    .map(Part::text)
                    .anyMatch(text -> text.matches("\\d{4}-02-29")
                            && !Year.of(Integer.parseInt(text, 0, 4, 10)).isLeap());
        }

        /** Whether, on any reading, what follows {@code ..} or {@code /} lies before what precedes it. */
        boolean isBackwards() {
            for (int i = 1; i < parts.size(); i++) {
                boolean isPair = isInterval()
                        || string.contains(
                                parts.get(i - 1).text() + ".." + parts.get(i).text());
                if (isPair
                        && parts.get(i)
                                .days()
                                .isCertainlyBefore(parts.get(i - 1).days())) {
                    return true;
                }
            }
            return false;
        }

        /** An interval begins within its first part, and not after the latest day on which it can have ended. */
        Window firstDay() {
            Window first = string.startsWith("../") ? Window.ANY_DAY : first().days();
            return isInterval() ? new Window(first.earliest(), earlier(first.latest(), end().latest())) : oneDay();
        }

        /** An interval ends within its last part, and not before the earliest day on which it can have begun. */
        Window lastDay() {
            Window begin = string.startsWith("../") ? Window.ANY_DAY : first().days();
            return isInterval() ? new Window(later(end().earliest(), begin.earliest()), end().latest()) : oneDay();
        }

        private Window oneDay() {
            LocalDate min = parts.stream()
                    .flatMap(part -> Stream.ofNullable(part.days().earliest()))
                    .min(LocalDate::compareTo)
                    .orElseThrow();
            LocalDate max = parts.stream()
                    .flatMap(part -> Stream.ofNullable(part.days().latest()))
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            return new Window(string.startsWith("[..") ? null : min, string.endsWith("..]") ? null : max);
        }

        private Part first() {
            return parts.get(0);
        }

        private Window end() {
            return string.endsWith("/..")
                    ? Window.ANY_DAY
                    : parts.get(parts.size() - 1).days();
        }

        private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
            return Stream.concat(Stream.ofNullable(one), Stream.ofNullable(other))
                    .min(LocalDate::compareTo)
                    .orElse(null);
        }

        private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
            return Stream.concat(Stream.ofNullable(one), Stream.ofNullable(other))
                    .max(LocalDate::compareTo)
                    .orElse(null);
        }

        @Override
        public String toString() {
            return "\"" + string + "\" " + (isValid ? kind : "invalid");
        }
    }
}
