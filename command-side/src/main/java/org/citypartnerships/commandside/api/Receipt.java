package org.citypartnerships.commandside.api;

import org.jspecify.annotations.Nullable;

/** What travels with one command through the bus, and takes the answer that was stored with its events. */
final class Receipt {

    static final String KEY = "receipt";

    private final @Nullable String idempotencyKey;
    private @Nullable Answer answer;

    Receipt(@Nullable String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    @Nullable
    String idempotencyKey() {
        return idempotencyKey;
    }

    void answered(Answer given) {
        answer = given;
    }

    @Nullable
    Answer answer() {
        return answer;
    }
}
