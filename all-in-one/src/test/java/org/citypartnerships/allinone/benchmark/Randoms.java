package org.citypartnerships.allinone.benchmark;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Random ids in the place of recorded ones, the same for the same within one command. */
final class Randoms {

    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private final SplittableRandom random;
    private final Map<String, String> given = new HashMap<>();

    Randoms(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** From here on others are given. */
    void forget() {
        given.clear();
    }

    String like(String recorded) {
        return given.computeIfAbsent(recorded, this::fresh);
    }

    long nextLong() {
        return random.nextLong();
    }

    int nextInt(int bound) {
        return random.nextInt(bound);
    }

    private String fresh(String like) {
        char[] out = new char[like.length()];
        long bits = 0;
        for (int i = 0; i < out.length; i++) {
            if (i % 16 == 0) {
                bits = random.nextLong();
            }
            out[i] = like.charAt(i) == '-' ? '-' : DIGITS[(int) (bits >>> (i % 16 * 4)) & 15];
        }
        return new String(out);
    }
}
