package org.citypartnerships.queryside.web;

/** An answer that says the position at which it was computed; the header {@code Position} says it too. */
public interface Positioned {

    /** The position up to which everything recorded is in the answer. */
    long position();
}
