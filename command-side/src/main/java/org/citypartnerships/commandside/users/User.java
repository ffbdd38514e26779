package org.citypartnerships.commandside.users;

import java.util.List;

/**
 * A person or a machine that can sign in.
 *
 * @param userId opaque, and what events name: {@code u-7k3m…}; a machine is called by its name
 * @param kind whether it is a person
 * @param issuer {@code local}, or the address of the provider that vouches for it
 * @param subject the name to sign in with, or what the provider calls it
 * @param disabled whether it may do nothing for the time being
 * @param grants its roles
 */
public record User(String userId, Kind kind, String issuer, String subject, boolean disabled, List<Grant> grants) {

    /** The issuer of the users that have their password here. */
    public static final String LOCAL = "local";

    /** Who it is. */
    public enum Kind {
        /** Somebody with a password, or vouched for by a provider. */
        PERSON,
        /** A program with tokens; it neither confirms nor administers. */
        MACHINE
    }

    /** A user with its grants. */
    public User {
        grants = List.copyOf(grants);
    }
}
