package org.citypartnerships.commandside.users;

import org.jspecify.annotations.Nullable;

/**
 * A role that a user has.
 *
 * @param role for example {@link Role#RECORDER}
 * @param municipality the party that it is limited to, as {@code party:murmansk-ru}, or null for all
 */
public record Grant(Role role, @Nullable String municipality) {}
