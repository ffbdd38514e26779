package org.citypartnerships.queryside.signin;

import java.io.Serial;
import org.citypartnerships.queryside.web.NotYetAvailable;

/** The command side does not answer: nobody can sign in or record until it does; what is public can be read. */
final class CommandSideUnavailable extends NotYetAvailable {

    @Serial
    private static final long serialVersionUID = 1L;

    CommandSideUnavailable(Exception cause) {
        super(
                "The command side does not answer, so that nobody can sign in or record just now. Try again in a moment.",
                cause);
    }

    @Override
    protected String phrase() {
        return "NOT_RECORDING";
    }

    @Override
    protected String title() {
        return "Nothing can be recorded at present";
    }
}
