package org.citypartnerships.history;

import org.citypartnerships.values.EntryId;

/**
 * That somebody looked at a warning and found that nothing is to be done.
 *
 * @param by the entry that says so
 * @param reason why nothing is to be done
 */
public record Silence(EntryId by, String reason) {}
