package org.citypartnerships.queryside.web;

/**
 * Which part of a list is asked for: {@code ?page=2&size=50}.
 *
 * @param number the number of the page, from 1
 * @param size the items on it
 */
public record Page(int number, int size) {

    /** Items on a page if the request does not say. */
    public static final int SIZE_DEFAULT = 50;

    /** Items on a page at most. */
    public static final int SIZE_MAX = 200;

    private static final int NUMBER_MAX = 1_000_000;

    /** @throws BadParameter if there can be no such page */
    public Page {
        if (number < 1 || number > NUMBER_MAX) {
            throw new BadParameter("page", "pages are counted from 1 to " + NUMBER_MAX);
        }
        if (size < 1 || size > SIZE_MAX) {
            throw new BadParameter("size", "a page has from 1 to " + SIZE_MAX + " items");
        }
    }

    /** The first page of usual size. */
    public static Page first() {
        return new Page(1, SIZE_DEFAULT);
    }

    /** How many items stand before it. */
    public long offset() {
        return (number - 1L) * size;
    }
}
