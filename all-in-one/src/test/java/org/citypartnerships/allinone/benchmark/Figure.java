package org.citypartnerships.allinone.benchmark;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the page.
 *
 * @param id sorts it: {@code a-16}
 * @param work what was done
 * @param ours what the registry reached, with its unit
 * @param raw what the raw limit reached in the same run, or null where there is none
 * @param figure what the goal is about: a ratio, or a time or a size
 * @param spread the lowest and the highest round
 * @param goal the goal, as {@code ≥ 0.5}, or null if there is none
 * @param holds whether it is reached
 * @param how sizes and numbers of rounds
 * @param when when and on which version it was measured
 */
record Figure(
        String id,
        String work,
        String ours,
        @Nullable String raw,
        String figure,
        String spread,
        @Nullable String goal,
        boolean holds,
        String how,
        @Nullable String when) {

    /** A rate beside the raw rate: the higher the better. */
    static Figure rate(String id, String work, Comparison comparison, String unit, double goal, String how) {
        double ratio = comparison.ratio();
        return of(id, work, comparison, unit, "≥ " + number(goal), ratio >= goal, how);
    }

    /** A rate beside the raw rate that nothing is asked of: it says what a goal can be. */
    static Figure rate(String id, String work, Comparison comparison, String unit, String how) {
        return of(id, work, comparison, unit, null, true, how);
    }

    /** A time beside the raw time: the lower the better. */
    static Figure time(String id, String work, Comparison comparison, String unit, double goal, String how) {
        double ratio = comparison.ratio();
        return of(id, work, comparison, unit, "≤ " + number(goal) + " ×", ratio <= goal, how);
    }

    /** A value that has no raw limit beside it. */
    static Figure value(String id, String work, double value, String unit, double goalMax, String spread, String how) {
        return new Figure(
                id,
                work,
                number(value) + " " + unit,
                null,
                number(value) + " " + unit,
                spread,
                "≤ " + number(goalMax) + " " + unit,
                value <= goalMax,
                how,
                null);
    }

    Figure measured(String whenAndWhat) {
        return new Figure(id, work, ours, raw, figure, spread, goal, holds, how, whenAndWhat);
    }

    private static Figure of(
            String id,
            String work,
            Comparison comparison,
            String unit,
            @Nullable String goal,
            boolean holds,
            String how) {
        var ratios = comparison.ratios();
        return new Figure(
                id,
                work,
                number(comparison.ourMedian()) + " " + unit,
                number(comparison.rawMedian()) + " " + unit,
                number(comparison.ratio()),
                number(ratios.get(0)) + " – " + number(ratios.get(ratios.size() - 1)),
                goal,
                holds,
                how,
                null);
    }

    static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
