package org.citypartnerships.commandside.bulkimport;

import org.jspecify.annotations.Nullable;

/** The process is told to stop while it works through an import; the same file goes on behind what is recorded. */
final class ImportStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * With what failed because of that.
     *
     * @param failure null if nothing has failed yet
     */
    ImportStopped(@Nullable RuntimeException failure) {
        super("the process stops", failure);
    }
}
