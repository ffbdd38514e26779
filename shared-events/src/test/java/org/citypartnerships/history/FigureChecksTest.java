package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.Bound;
import org.citypartnerships.values.StatedChange;
import org.citypartnerships.values.Unit;
import org.junit.jupiter.api.Test;

class FigureChecksTest {
    private static final Unit POUNDS = new Unit("currency:GBP");
    private static final Unit DOLLARS = new Unit("currency:USD");
    private static final Unit YUAN = new Unit("currency:CNY");

    @Test
    void a_fifth_or_22_percent_is_possible_but_the_printed_pounds_give_19() {
        Amount fifth = new Amount(new BigDecimal("20"), 0, Unit.PERCENT, Bound.ABOUT, "a fifth");
        StatedChange stated = new StatedChange(List.of(fifth, percent("22")), null, null);
        List<ChangeCheck> checks =
                FigureChecks.change(List.of(amount("1.26", 9, POUNDS)), List.of(amount("1.5", 9, POUNDS)), stated);
        assertThat(checks).extracting(ChangeCheck::stated).containsExactlyElementsOf(stated.by());
        assertThat(checks).extracting(ChangeCheck::computed).containsOnly(derived("19.0", "14.6", "23.5"));
        assertThat(checks).extracting(ChangeCheck::support).containsOnly(ChangeCheck.Support.POSSIBLE);
    }

    @Test
    void a_change_that_is_printed_as_it_follows_is_supported() {
        StatedChange stated = new StatedChange(List.of(percent("19")), null, null);
        assertThat(FigureChecks.change(List.of(amount("1.26", 9, POUNDS)), List.of(amount("1.5", 9, POUNDS)), stated))
                .extracting(ChangeCheck::support)
                .containsExactly(ChangeCheck.Support.SUPPORTED);
    }

    @Test
    void a_change_that_no_rounding_explains_is_contradicted() {
        StatedChange stated = new StatedChange(List.of(percent("30")), null, null);
        assertThat(FigureChecks.change(List.of(amount("1.26", 9, POUNDS)), List.of(amount("1.5", 9, POUNDS)), stated))
                .extracting(ChangeCheck::support)
                .containsExactly(ChangeCheck.Support.CONTRADICTED);
    }

    @Test
    void a_fall_is_a_negative_change() {
        StatedChange stated = new StatedChange(List.of(percent("-50")), null, null);
        assertThat(FigureChecks.change(List.of(amount("460", 6, DOLLARS)), List.of(amount("230", 6, DOLLARS)), stated))
                .extracting(ChangeCheck::support)
                .containsExactly(ChangeCheck.Support.SUPPORTED);
    }

    @Test
    void amounts_in_different_currencies_are_not_compared() {
        StatedChange stated = new StatedChange(List.of(percent("22")), null, null);
        assertThat(FigureChecks.change(List.of(amount("1.26", 9, POUNDS)), List.of(amount("1.5", 9, DOLLARS)), stated))
                .isEmpty();
    }

    @Test
    void what_is_only_bounded_below_gives_a_change_that_is_only_bounded_below() {
        Amount over = new Amount(new BigDecimal("300"), 6, POUNDS, Bound.AT_LEAST, "over £300m");
        StatedChange stated = new StatedChange(List.of(percent("90")), null, null);
        ChangeCheck check = FigureChecks.change(List.of(amount("200", 6, POUNDS)), List.of(over), stated)
                .get(0);
        assertThat(check.computed().high()).isNull();
        assertThat(check.support()).isEqualTo(ChangeCheck.Support.POSSIBLE);
    }

    @Test
    void trade_with_russia_up_50_percent_to_230_million_dollars_was_153_million_before() {
        Derived before = FigureChecks.impliedBase(amount("230", 6, DOLLARS), percent("50"))
                .orElseThrow();
        assertThat(before.value()).isEqualByComparingTo("153300000");
        assertThat(before.low()).isEqualByComparingTo("152500000");
        assertThat(before.high()).isEqualByComparingTo("154200000");
    }

    @Test
    void what_lost_all_has_no_base_to_count_from() {
        assertThat(FigureChecks.impliedBase(amount("0", 6, DOLLARS), percent("-100")))
                .isEmpty();
    }

    @Test
    void yuan_and_dollars_of_dalian_imply_a_rate_of_7_267() {
        ImpliedRate rate = FigureChecks.impliedRates(List.of(amount("43.6", 9, YUAN), amount("6", 9, DOLLARS)))
                .get(0);
        assertThat(rate.of()).isEqualTo(YUAN);
        assertThat(rate.per()).isEqualTo(DOLLARS);
        assertThat(rate.rate().value()).isEqualByComparingTo("7.267");
        assertThat(rate.rate().low()).isEqualByComparingTo("6.700");
        assertThat(rate.rate().high()).isEqualByComparingTo("7.936");
    }

    @Test
    void the_rate_is_the_same_whichever_currency_is_printed_first() {
        List<Amount> amounts = List.of(amount("43.6", 9, YUAN), amount("6", 9, DOLLARS));
        assertThat(FigureChecks.impliedRates(List.of(amounts.get(1), amounts.get(0))))
                .isEqualTo(FigureChecks.impliedRates(amounts));
    }

    @Test
    void one_currency_implies_no_rate() {
        assertThat(FigureChecks.impliedRates(List.of(amount("230", 6, DOLLARS), amount("176", 0, Unit.COUNT))))
                .isEmpty();
    }

    private static Amount amount(String number, int magnitude, Unit unit) {
        return new Amount(new BigDecimal(number), magnitude, unit, Bound.EXACT, null);
    }

    private static Amount percent(String number) {
        return amount(number, 0, Unit.PERCENT);
    }

    private static Derived derived(String value, String low, String high) {
        return new Derived(new BigDecimal(value), new BigDecimal(low), new BigDecimal(high));
    }
}
