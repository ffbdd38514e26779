package org.citypartnerships.queryside.following;

import org.citypartnerships.history.Anchors;

/**
 * One reader's question: which streams it is about, and which rows answer it.
 *
 * <p>The rows of a stream are a function of what was recorded in it and of the dates of the sources that it names. They are
 * made anew whenever something is recorded, so that an event delivered twice leaves the same rows, and a correction needs
 * no code of its own.
 *
 * @param <R> the rows of one stream
 */
public interface Reader<R> {

    /** Its name, for ever: tokens are kept under it. {@code partnerships} */
    String name();

    /** Its tables. What is in them is filled, emptied and exchanged together. */
    ReadTables<R> tables();

    /** Whether it has rows about this stream, {@code partnership:…}. */
    boolean isAbout(String stream);

    /**
     * The rows of a stream. Reads no clock, and of the database at most keys of persons.
     *
     * @throws org.citypartnerships.storage.KeysUnavailable if they can't be read now: the reader tries again later
     */
    R rowsOf(RecordedStream stream, Anchors anchors);
}
