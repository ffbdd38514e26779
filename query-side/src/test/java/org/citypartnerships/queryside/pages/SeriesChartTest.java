package org.citypartnerships.queryside.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesChartTest {

    private static final double HALF_A_LABEL = 16;

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"2011, 2039", "1950, 2026", "2014, 2020", "2014, 2014"})
    void every_year_that_is_named_stands_whole_within_the_chart(int first, int last) {
        LocalDate begin = LocalDate.of(first, 1, 1);

        List<SeriesChart.Year> years = SeriesChart.years(
                first, last, begin, (double) ChronoUnit.DAYS.between(begin, LocalDate.of(last + 1, 1, 1)));

        assertThat(years)
                .extracting(SeriesChart.Year::x)
                .allSatisfy(x -> assertThat(x).isBetween(HALF_A_LABEL, SeriesChart.WIDTH - HALF_A_LABEL));
        assertThat(years.get(0).name()).isEqualTo(Integer.toString(first));
    }
}
