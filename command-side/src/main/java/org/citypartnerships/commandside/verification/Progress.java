package org.citypartnerships.commandside.verification;

/** Hears how far a verification is. */
public interface Progress {

    /**
     * So much of it is done.
     *
     * @param check what is being checked
     * @param done events or rows done
     * @param total of how many
     */
    void at(Check check, long done, long total);
}
