package org.citypartnerships.storage;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event as it is stored.
 *
 * @param name its stored name
 * @param revision its revision
 * @param payload its JSON
 */
record StoredEvent(String name, @Nullable String revision, JsonNode payload) {}
