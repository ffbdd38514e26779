package org.citypartnerships.history;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.Bound;
import org.citypartnerships.values.StatedChange;
import org.citypartnerships.values.Unit;
import org.jspecify.annotations.Nullable;

/** What printed figures come to, to be set beside what their source says they come to. Nothing printed is overwritten. */
public final class FigureChecks {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final MathContext SHOWN = new MathContext(4);

    private FigureChecks() {}

    /**
     * Each stated form of a change beside the computed one: £1.26bn and £1.5bn give 19.0 %, and 14.6 to 23.5 % if both were
     * rounded as printed, so that "a fifth (22 per cent)" is possible but not supported.
     *
     * @param base the figure compared with
     * @param now the figure that is said to have changed
     * @param stated the change as the source states it
     * @return one check for each stated form; none if the two figures share no unit, or the base is zero
     */
    public static List<ChangeCheck> change(List<Amount> base, List<Amount> now, StatedChange stated) {
        return sameUnit(base, now)
                .map(pair -> stated.by().stream()
                        .map(by -> check(by, ratio(pair.now(), pair.base())))
                        .toList())
                .orElse(List.of());
    }

    /**
     * The change in percent between two figures: £1.26bn and £1.5bn give 19.0 %, from 14.6 to 23.5 %.
     *
     * @return empty if the two share no unit, or the first is zero
     */
    public static Optional<Derived> growth(List<Amount> base, List<Amount> now) {
        return sameUnit(base, now).map(pair -> {
            Derived ratio = ratio(pair.now(), pair.base());
            return shownInPercent(
                    new Derived(percent(ratio.value()), percentOrNone(ratio.low()), percentOrNone(ratio.high())));
        });
    }

    /**
     * The figure that a change is counted from, where the source gives none: $230 million, up 50 %, is $153.3 million before.
     *
     * @return empty if the change leaves nothing to count from
     */
    public static Optional<Derived> impliedBase(Amount now, Amount changedBy) {
        Amount factor = new Amount(
                HUNDRED.add(changedBy.value()).max(BigDecimal.ZERO), 0, Unit.PERCENT, changedBy.bound(), null);
        if (factor.value().signum() == 0) {
            return Optional.empty();
        }
        Derived ratio = ratio(now, factor);
        return Optional.of(new Derived(
                shown(ratio.value().multiply(HUNDRED)), timesHundred(ratio.low()), timesHundred(ratio.high())));
    }

    /** The rates of exchange between the first currency printed and each other; none where there is only one. */
    public static List<ImpliedRate> impliedRates(List<Amount> amounts) {
        List<Amount> money =
                amounts.stream().filter(amount -> amount.unit().isCurrency()).toList();
        List<ImpliedRate> rates = new ArrayList<>();
        for (int at = 1; at < money.size(); at++) {
            Amount first = money.get(0);
            Amount other = money.get(at);
            boolean isFirstMore = first.value().compareTo(other.value()) >= 0;
            Amount more = isFirstMore ? first : other;
            Amount less = isFirstMore ? other : first;
            if (less.value().signum() > 0 && !more.unit().equals(less.unit())) {
                rates.add(new ImpliedRate(more.unit(), less.unit(), shown(ratio(more, less))));
            }
        }
        return List.copyOf(rates);
    }

    private static ChangeCheck check(Amount stated, Derived ratio) {
        Derived computed = new Derived(percent(ratio.value()), percentOrNone(ratio.low()), percentOrNone(ratio.high()));
        ChangeCheck.Support support = ChangeCheck.Support.CONTRADICTED;
        if (new Derived(computed.value(), computed.value(), computed.value()).meets(low(stated), high(stated))) {
            support = ChangeCheck.Support.SUPPORTED;
        } else if (computed.meets(low(stated), high(stated))) {
            support = ChangeCheck.Support.POSSIBLE;
        }
        return new ChangeCheck(stated, shownInPercent(computed), support);
    }

    private static Derived ratio(Amount of, Amount to) {
        return new Derived(
                of.value().divide(to.value(), MathContext.DECIMAL64),
                quotient(low(of), high(to)),
                quotient(high(of), low(to)));
    }

    private static @Nullable BigDecimal quotient(@Nullable BigDecimal of, @Nullable BigDecimal to) {
        return of == null || to == null || to.signum() <= 0 ? null : of.divide(to, MathContext.DECIMAL64);
    }

    /** The lowest true number that a printed one can stand for; none if it only says "at most". */
    private static @Nullable BigDecimal low(Amount printed) {
        return printed.bound() == Bound.AT_MOST ? null : printed.value().subtract(printed.halfLastPlace());
    }

    private static @Nullable BigDecimal high(Amount printed) {
        return printed.bound() == Bound.AT_LEAST ? null : printed.value().add(printed.halfLastPlace());
    }

    private static BigDecimal percent(BigDecimal ratio) {
        return ratio.subtract(BigDecimal.ONE).multiply(HUNDRED);
    }

    private static @Nullable BigDecimal percentOrNone(@Nullable BigDecimal ratio) {
        return ratio == null ? null : percent(ratio);
    }

    private static Derived shownInPercent(Derived exact) {
        return new Derived(oneDecimal(exact.value()), oneDecimalOrNone(exact.low()), oneDecimalOrNone(exact.high()));
    }

    private static BigDecimal oneDecimal(BigDecimal exact) {
        return exact.setScale(1, RoundingMode.HALF_EVEN);
    }

    private static @Nullable BigDecimal oneDecimalOrNone(@Nullable BigDecimal exact) {
        return exact == null ? null : oneDecimal(exact);
    }

    private static Derived shown(Derived exact) {
        BigDecimal low = exact.low();
        BigDecimal high = exact.high();
        return new Derived(shown(exact.value()), low == null ? null : shown(low), high == null ? null : shown(high));
    }

    private static BigDecimal shown(BigDecimal exact) {
        return exact.round(SHOWN);
    }

    private static @Nullable BigDecimal timesHundred(@Nullable BigDecimal ratio) {
        return ratio == null ? null : shown(ratio.multiply(HUNDRED));
    }

    /** Two amounts in one unit. */
    private record Pair(Amount base, Amount now) {}

    private static Optional<Pair> sameUnit(List<Amount> base, List<Amount> now) {
        return now.stream()
                .flatMap(one -> base.stream()
                        .filter(other ->
                                other.unit().equals(one.unit()) && other.value().signum() > 0)
                        .map(other -> new Pair(other, one)))
                .findFirst();
    }
}
