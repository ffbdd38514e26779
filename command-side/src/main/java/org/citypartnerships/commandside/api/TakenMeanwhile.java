package org.citypartnerships.commandside.api;

import java.util.Optional;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.streams.IdentifierTaken;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What waited for a second person may say a name or an identifier that something else was given since. Trying again would not
 * help, as it does where two record the same at the same time: the table of names and that of identifiers tell.
 */
final class TakenMeanwhile {

    private TakenMeanwhile() {}

    /** Why the confirmation is refused; empty if it is to be tried again. */
    static Optional<Refused> by(Throwable conflict) {
        for (Throwable cause = conflict; cause != null; cause = cause.getCause()) {
            ServerErrorMessage message = cause instanceof PSQLException sql ? sql.getServerErrorMessage() : null;
            String table = message == null ? null : message.getTable();
            if ("party_name".equals(table)) {
                return refused(Reason.NAME_TAKEN, "a name");
            }
            if (cause instanceof IdentifierTaken) {
                return refused(Reason.IDENTIFIER_TAKEN, "an identifier");
            }
        }
        return Optional.empty();
    }

    private static Optional<Refused> refused(Reason reason, String what) {
        return Optional.of(Refused.at(
                reason,
                "/entry",
                "since it was recorded, " + what + " that it says was given to something else: correct the entry first,"
                        + " or reject it"));
    }
}
