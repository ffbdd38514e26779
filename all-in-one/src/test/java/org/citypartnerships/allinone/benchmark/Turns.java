package org.citypartnerships.allinone.benchmark;

/** Turns that are long enough to be steady: each has as many pieces of work as fill it at the rate of the one before. */
final class Turns {

    /** Who gets faster from turn to turn still fills his turn. */
    private static final double SPARE = 1.1;

    private final Scale scale;
    private final Piecework work;
    private double perSecond;

    /** Work that can be cut into any number of pieces. */
    interface Piecework {
        /** Does so many pieces, and says how many a second that were. */
        double done(int pieces) throws Exception;
    }

    Turns(Scale scale, Piecework work) {
        this.scale = scale;
        this.work = work;
    }

    /** One turn; before the first there is a long warm-up. */
    double once(int round) throws Exception {
        if (round == 0) {
            long end = System.nanoTime() + scale.warmUpSeconds() * 1_000_000_000L;
            while (System.nanoTime() < end) {
                perSecond = work.done(pieces(1));
            }
        }
        perSecond = work.done(pieces(scale.turnSeconds()));
        return perSecond;
    }

    private int pieces(int seconds) {
        return Math.max(scale.commands(), (int) (perSecond * seconds * SPARE));
    }
}
