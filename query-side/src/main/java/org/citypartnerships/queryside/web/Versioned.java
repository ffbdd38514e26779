package org.citypartnerships.queryside.web;

/** An answer about one stream. */
public interface Versioned extends Positioned {

    /** The sequence of the last event in the stream. */
    long sequence();
}
