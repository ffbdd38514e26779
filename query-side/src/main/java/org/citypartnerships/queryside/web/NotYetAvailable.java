package org.citypartnerships.queryside.web;

import org.jspecify.annotations.Nullable;

/** What is asked for is not there yet, and will be; the message says what is waited for. */
public class NotYetAvailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is waited for. */
    public NotYetAvailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
