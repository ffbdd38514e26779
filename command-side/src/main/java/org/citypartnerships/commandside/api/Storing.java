package org.citypartnerships.commandside.api;

/** Stores what was decided, in the order in which it is handed over, within transactions of the caller's. */
public interface Storing {

    /** In the transaction that this thread is in. */
    Storing AT_ONCE = new Storing() {
        @Override
        public void add(Runnable part) {
            part.run();
        }

        @Override
        public void settle() {}
    };

    /** Is to do this, at once or later, and only once all that was handed over before is done. */
    void add(Runnable part);

    /** Returns once all that was handed over is stored, so that this thread reads it. */
    void settle();
}
