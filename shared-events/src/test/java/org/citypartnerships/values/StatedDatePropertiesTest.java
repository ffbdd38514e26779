package org.citypartnerships.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What holds of every date; each case is made from the seed in its name. */
class StatedDatePropertiesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DATES_OF_A_SEED = 60;

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed * 31 + 7).limit(25);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_first_day_is_not_after_the_last(long seed) {
        for (StatedDate date : dates(seed)) {
            Window first = date.firstDay();
            Window last = date.lastDay();
            assertThat(last.isCertainlyBefore(first))
                    .as(date + ", seed " + seed)
                    .isFalse();
            assertThat(inOrder(first.earliest(), first.latest())
                            && inOrder(last.earliest(), last.latest())
                            && inOrder(first.earliest(), last.earliest())
                            && inOrder(first.latest(), last.latest()))
                    .as(date + ", seed " + seed)
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_finer_date_lies_within_the_coarser_one(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < DATES_OF_A_SEED; i++) {
            String day = StatedDates.day(random).toString();
            List<String> finerFirst = List.of(
                    day,
                    day.substring(0, 7),
                    day.substring(0, 7) + "-XX",
                    day.substring(0, 4),
                    day.substring(0, 4) + "-XX-XX",
                    day.substring(0, 3) + "X",
                    day.substring(0, 2) + "XX");
            for (int finer = 0; finer < finerFirst.size() - 1; finer++) {
                StatedDate fine = StatedDate.of(finerFirst.get(finer));
                StatedDate coarse = StatedDate.of(finerFirst.get(finer + 1));
                assertThat(coarse.firstDay().contains(fine.firstDay()))
                        .as(fine + " in " + coarse + ", seed " + seed)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void certainly_before_is_a_strict_order(long seed) {
        List<StatedDate> dates = dates(seed);
        for (StatedDate one : dates) {
            assertThat(one.isCertainlyBefore(one)).as(one + ", seed " + seed).isFalse();
            for (StatedDate other : dates) {
                if (one.isCertainlyBefore(other)) {
                    assertThat(other.isCertainlyBefore(one))
                            .as(one + ", " + other + ", seed " + seed)
                            .isFalse();
                    assertThat(dates.stream()
                                    .filter(other::isCertainlyBefore)
                                    .filter(third -> !one.isCertainlyBefore(third)))
                            .as("after " + one + " and " + other + ", seed " + seed)
                            .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void json_gives_back_the_date_that_was_written(long seed) {
        for (StatedDate date : dates(seed)) {
            String json = JSON.writeValueAsString(date);
            assertThat(JSON.readValue(json, StatedDate.class))
                    .as(json + ", seed " + seed)
                    .isEqualTo(date);
            assertThat(json).as("seed " + seed).startsWith("{").doesNotContain("null");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_resolved_date_holds_each_day_counted_from_a_day_of_its_anchor(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < DATES_OF_A_SEED; i++) {
            RelativeTo relative = StatedDates.relative(random);
            StatedDate anchor = StatedDates.stated(random);
            Window possible = anchor.firstDay();
            StatedDate resolved =
                    StatedDate.of(relative, "then").resolvedAgainst(anchor).orElseThrow();
            for (LocalDate day : someDaysOf(possible, random)) {
                assertThat(resolved.firstDay().contains(day.plus(Period.parse(relative.amount()))))
                        .as(relative + " from " + day + " of " + anchor + " in " + resolved + ", seed " + seed)
                        .isTrue();
            }
            assertThat(resolved.isApproximate()).as("seed " + seed).isEqualTo(anchor.isApproximate());
            assertThat(resolved.isUncertain()).as("seed " + seed).isEqualTo(anchor.isUncertain());
        }
    }

    private static List<StatedDate> dates(long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> StatedDates.any(random))
                .limit(DATES_OF_A_SEED)
                .toList();
    }

    /** An unbounded earliest lies before all days, an unbounded latest after them: neither contradicts the order. */
    private static boolean inOrder(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || other == null || !one.isAfter(other);
    }

    private static List<LocalDate> someDaysOf(Window window, Random random) {
        LocalDate earliest = window.earliest();
        LocalDate latest = window.latest();
        if (earliest == null || latest == null) {
            LocalDate end = earliest == null ? latest : earliest;
            int away = earliest == null ? -random.nextInt(4000) : random.nextInt(4000);
            return end == null ? List.of() : List.of(end, end.plusDays(away));
        }
        long length = ChronoUnit.DAYS.between(earliest, latest) + 1;
        return List.of(earliest, earliest.plusDays(random.nextLong(length)), latest);
    }
}
