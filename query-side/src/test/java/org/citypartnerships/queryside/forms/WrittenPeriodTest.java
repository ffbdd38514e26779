package org.citypartnerships.queryside.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenPeriodTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            P1Y6M            | P1Y6M
            5 years          | P5Y
            5years           | P5Y
            Five years       | P5Y
            for five years   | P5Y
            a year           | P1Y
            every year       | P1Y
            every 2 years    | P2Y
            each month       | P1M
            half a year      | P6M
            annually         | P1Y
            5 Jahre          | P5Y
            fünf Jahren      | P5Y
            auf zwei Jahre   | P2Y
            jedes Jahr       | P1Y
            alle 4 Jahre     | P4Y
            6 Monate         | P6M
            14 Tage          | P14D
            jährlich         | P1Y
            5 лет            | P5Y
            пять лет         | P5Y
            сроком на 3 года | P3Y
            двух лет         | P2Y
            трёх месяцев     | P3M
            1 год            | P1Y
            каждый год       | P1Y
            каждые 2 года    | P2Y
            раз в пять лет   | P5Y
            раз в год        | P1Y
            6 месяцев        | P6M
            две недели       | P2W
            10 дней          | P10D
            полгода          | P6M
            ежегодно         | P1Y
            5年              | P5Y
            ５ 年            | P5Y
            五年             | P5Y
            为期两年         | P2Y
            十二个月         | P12M
            二十年           | P20Y
            三十五天         | P35D
            6个月            | P6M
            两周             | P2W
            三个星期         | P3W
            每年             | P1Y
            每两年           | P2Y
            每月             | P1M
            半年             | P6M
            """)
    void is_read_as_documents_write_it_in_each_language(String text, String period) {
        assertThat(WrittenPeriod.read(text)).contains(period);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "for ever",
                "5",
                "0 years",
                "some years",
                "years and years",
                "fünf",
                "0 лет",
                "много лет",
                "пять",
                "6月",
                "五六年",
                "十十年",
                "数年",
                "P",
                "PT5H",
                "12345 years"
            })
    void what_is_no_period_is_not_guessed(String text) {
        assertThat(WrittenPeriod.read(text)).isEmpty();
    }
}
