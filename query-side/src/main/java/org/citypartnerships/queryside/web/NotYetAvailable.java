package org.citypartnerships.queryside.web;

import org.jspecify.annotations.Nullable;

/** What is asked for is not there yet, and will be; the message says what is waited for. */
public class NotYetAvailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is waited for. */
    public NotYetAvailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The key, below {@code problem.}, of what a page says of it; what is only told to programs has a key for all. */
    protected String phrase() {
        return ProblemCode.UNAVAILABLE.name();
    }

    /** What a page in English calls it. */
    protected String title() {
        return "Not available yet";
    }
}
