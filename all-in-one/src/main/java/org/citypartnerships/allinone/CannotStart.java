package org.citypartnerships.allinone;

/**
 * Something the person at the keyboard can mend keeps us from starting or going on.
 *
 * <p>The message is one line that says what is wrong and what to do, for example {@code Port 8080 (query side) is taken:
 * choose another with --port}. It is printed as it is, without a stack trace.
 */
class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
