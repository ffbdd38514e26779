package org.citypartnerships.commandside.api;

import org.citypartnerships.commandside.Decided;
import org.jspecify.annotations.Nullable;

/** What travels with one command through the bus, and takes what was decided and the answer that was stored with its events. */
final class Receipt {

    static final String KEY = "receipt";

    private final @Nullable String idempotencyKey;
    private @Nullable Decided decided;
    private @Nullable Answer answer;

    Receipt(@Nullable String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    @Nullable
    String idempotencyKey() {
        return idempotencyKey;
    }

    void decided(Decided what) {
        decided = what;
    }

    void answered(Answer given) {
        answer = given;
    }

    /** What the command led to. */
    Decided decided() {
        if (decided == null) {
            throw new IllegalStateException("a command without a decision has no receipt");
        }
        return decided;
    }

    /** The answer as it was stored; that of a dry run if nothing is, or not yet. */
    Answer answer() {
        return answer == null ? Answer.of(decided()) : answer;
    }
}
