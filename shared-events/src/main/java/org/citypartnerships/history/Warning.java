package org.citypartnerships.history;

import java.util.List;
import org.citypartnerships.values.EntryId;

/**
 * Something on record that a person should look at. It refuses nothing.
 *
 * @param code what kind of thing
 * @param entries the entries concerned, the one that prompts it first
 * @param message a sentence for the clerk, without names of persons
 */
public record Warning(WarningCode code, List<EntryId> entries, String message) {}
