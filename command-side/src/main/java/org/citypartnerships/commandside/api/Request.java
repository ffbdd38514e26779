package org.citypartnerships.commandside.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A command as it comes to the door.
 *
 * @param command the command's name, as SignProtocol
 * @param body its JSON, names of persons still plain
 * @param digest what tells this body from others under the same idempotency key
 * @param idempotencyKey the client's key; the same key with the same body is decided once
 * @param expectedSequence the stream's version in If-Match
 * @param purpose whether it is to be recorded
 * @param provenance by whom and by which door it comes
 */
public record Request(
        String command,
        JsonNode body,
        String digest,
        @Nullable String idempotencyKey,
        @Nullable Long expectedSequence,
        Purpose purpose,
        Provenance provenance) {}
