package org.citypartnerships.queryside.signin;

import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is signed in, as the command side last said; templates have it as {@code who}, null if nobody is.
 *
 * @param userId opaque, as events name their recorder: {@code u-7k3m…}
 * @param name what to call the user on a page; never stored with anything
 * @param grants the roles, as far as the token in use goes
 */
public record Who(String userId, String name, List<Grant> grants) implements Principal {

    /** Whoever this is, with its roles. */
    public Who {
        grants = List.copyOf(grants);
    }

    /**
     * A role, for all municipalities or for one.
     *
     * @param role the role
     * @param municipality the party that it is limited to, {@code party:murmansk-ru}; null if to none
     */
    public record Grant(Role role, @Nullable String municipality) {}

    /** The roles, each once. */
    public Set<Role> roles() {
        Set<Role> roles = new TreeSet<>();
        grants.forEach(grant -> roles.add(grant.role()));
        return roles;
    }

    /** Whether one of the roles is this, for some municipality at least: {@code who.may('RECORDER')} in a template. */
    public boolean may(String role) {
        return grants.stream().anyMatch(grant -> grant.role().name().equals(role));
    }

    @Override
    public String getName() {
        return userId;
    }
}
