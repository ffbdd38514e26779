package org.citypartnerships.values;

/**
 * A link from one entry to another on record: {@code {"kind":"DURING","to":"partnership:…#s3-03"}}.
 *
 * @param kind what this entry is to the other
 * @param to the other entry
 */
public record Link(LinkKind kind, EntryRef to) {

    /** @throws IllegalArgumentException if either is missing */
    public Link {
        Required.given(kind, "kind");
        Required.given(to, "to");
    }
}
