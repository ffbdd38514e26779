package org.citypartnerships.commandside.housekeeping;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Something that one node at a time does, again and again. A bean of this type is done by {@link Housekeeping}.
 *
 * <p>The session given holds the lock that makes this node the one. What is written through it is written by the one node or
 * not at all: when the session is lost, so is the lock. What is written by other ways (a command) must bear being done twice.
 */
public interface HousekeepingJob {

    /** What the job is called in the log. */
    String name();

    /**
     * Begins, when this node has become the one; finds out where the last one stopped.
     *
     * @param session in autocommit mode, to be left so and open
     */
    Rounds begin(Connection session) throws SQLException;

    /** The job under way on one session. */
    interface Rounds {

        /**
         * Does a piece of work that takes a second or so at most.
         *
         * @return whether there is more to do at once; if not, it is asked again after a pause
         * @throws SQLException if the session is lost; the job is then begun anew
         */
        boolean next() throws SQLException;
    }
}
