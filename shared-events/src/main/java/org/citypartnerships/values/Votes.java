package org.citypartnerships.values;

/**
 * How many voted in which way.
 *
 * @param inFavour for it
 * @param against against it
 * @param abstained neither
 */
public record Votes(int inFavour, int against, int abstained) {

    /** @throws IllegalArgumentException if one is below 0 */
    public Votes {
        if (inFavour < 0 || against < 0 || abstained < 0) {
            throw new IllegalArgumentException("votes are counted from 0");
        }
    }
}
