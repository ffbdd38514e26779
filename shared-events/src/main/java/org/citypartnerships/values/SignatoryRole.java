package org.citypartnerships.values;

/** What somebody did at a signing. */
public enum SignatoryRole {
    /** Signed. */
    SIGNED,
    /** Was witness. */
    WITNESSED
}
