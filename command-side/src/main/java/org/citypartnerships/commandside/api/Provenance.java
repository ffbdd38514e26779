package org.citypartnerships.commandside.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By whom and by which door a command comes: what the metadata of its events say of that.
 *
 * @param recordedBy issuer and subject, as {@code local#operator}
 * @param onBehalfOf the municipality recorded for, or null
 * @param door {@code api}, {@code import} with the line, {@code page} or {@code system}
 * @param traceId the request's trace, 32 hexadecimal digits
 */
public record Provenance(String recordedBy, @Nullable String onBehalfOf, String door, String traceId) {

    /** Whoever works on this machine, as long as the doors are bound to it alone. */
    public static final String OPERATOR = "local#operator";

    /** Keys of the metadata of events. */
    public static final String COMMAND_ID = "commandId";

    Map<String, String> metadata(String commandId, @Nullable String idempotencyKey, String software) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("recordedBy", recordedBy);
        if (onBehalfOf != null) {
            metadata.put("onBehalfOf", onBehalfOf);
        }
        metadata.put("door", door);
        metadata.put(COMMAND_ID, commandId);
        if (idempotencyKey != null) {
            metadata.put("idempotencyKey", idempotencyKey);
        }
        metadata.put("traceId", traceId);
        metadata.put("policy", "none");
        metadata.put("confirmation", "not-required");
        metadata.put("software", software);
        return metadata;
    }
}
