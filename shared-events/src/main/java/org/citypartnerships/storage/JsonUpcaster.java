package org.citypartnerships.storage;

import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * How the JSON of an event stored in an older form is read in a newer one; the rows stay as they were written.
 *
 * <pre>{@code
 * new JsonUpcaster("protocol-inked", "1", "protocol-signed", "1", json -> …)
 * }</pre>
 *
 * @param fromName the stored name that it reads
 * @param fromRevision the revision that it reads
 * @param toName the stored name that it gives
 * @param toRevision the revision that it gives
 * @param change makes the new payload; it may change the node that it is given
 */
public record JsonUpcaster(
        String fromName, String fromRevision, String toName, String toRevision, UnaryOperator<JsonNode> change) {
    /** @throws IllegalArgumentException if it leads back to where it came from */
    public JsonUpcaster {
        if (fromName.equals(toName) && fromRevision.equals(toRevision)) {
            throw new IllegalArgumentException("an upcaster of " + fromName + " changes neither name nor revision");
        }
    }
}
