package org.citypartnerships.commandside.verification;

import java.util.List;
import org.citypartnerships.eventstore.EventSeal;
import org.citypartnerships.eventstore.StoredEvent;
import org.citypartnerships.ledger.LedgerPublicKey;
import org.citypartnerships.ledger.SignedCheckpoint;

/**
 * The keys that whoever verifies has from elsewhere than the database.
 *
 * @param seals of every node that has recorded
 * @param publicKeys of the ledger, the present one and earlier ones
 */
public record Keys(List<EventSeal> seals, List<LedgerPublicKey> publicKeys) {

    boolean sealed(StoredEvent event) {
        return seals.stream().anyMatch(seal -> seal.verifies(event));
    }

    boolean signed(SignedCheckpoint checkpoint) {
        return publicKeys.stream().anyMatch(key -> key.hasSigned(checkpoint));
    }
}
