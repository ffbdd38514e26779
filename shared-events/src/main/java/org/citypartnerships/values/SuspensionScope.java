package org.citypartnerships.values;

/** What is suspended. */
public enum SuspensionScope {
    /** Contacts of officials only. */
    OFFICIAL_CONTACTS,
    /** Everything. */
    ALL
}
