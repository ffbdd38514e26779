package org.citypartnerships.queryside.web;

/** There is no such partnership, party or source on record. */
public final class NotOnRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is not on record: {@code new NotOnRecord("partnership", "harbin-cn~oslo-no")}. */
    public NotOnRecord(String what, String id) {
        super("There is no " + what + " '" + id + "' on record.");
    }
}
