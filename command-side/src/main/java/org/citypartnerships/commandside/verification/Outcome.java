package org.citypartnerships.commandside.verification;

import org.jspecify.annotations.Nullable;

/**
 * What a verification came to.
 *
 * @param difference the first difference, or null if there is none
 * @param events events looked at
 * @param tail events at the end that the ledger has not come to yet: they are checked by their seals alone
 * @param checkpoints checkpoints looked at
 * @param lastCheckpoint the events under the last checkpoint: whoever has the keys can rewrite what comes after
 * @param streams streams looked at
 * @param indexed rows of the index compared
 * @param proofs proofs tried
 */
public record Outcome(
        @Nullable Difference difference,
        long events,
        long tail,
        long checkpoints,
        long lastCheckpoint,
        long streams,
        long indexed,
        long proofs) {}
