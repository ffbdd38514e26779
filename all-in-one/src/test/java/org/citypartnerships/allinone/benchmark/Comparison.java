package org.citypartnerships.allinone.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * Ours and the raw limit, measured in turns, so that whatever else the machine does meets both.
 *
 * @param ours one value a round
 * @param raw one value a round
 */
record Comparison(List<Double> ours, List<Double> raw) {

    /** Measures one value: a rate per second, or a time. */
    interface Measure {
        double once(int round) throws Exception;
    }

    /** Measures both in turns, after one turn each that does not count. */
    static Comparison of(int rounds, Measure ours, Measure raw) throws Exception {
        List<Double> oursValues = new ArrayList<>();
        List<Double> rawValues = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            double first = ours.once(round);
            double second = raw.once(round);
            if (round > 0) {
                oursValues.add(first);
                rawValues.add(second);
            }
        }
        return new Comparison(oursValues, rawValues);
    }

    double ourMedian() {
        return median(ours);
    }

    double rawMedian() {
        return median(raw);
    }

    /** Ours as a multiple of the raw limit, round by round, sorted. */
    List<Double> ratios() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / raw.get(i));
        }
        ratios.sort(null);
        return ratios;
    }

    double ratio() {
        return median(ratios());
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
