package org.citypartnerships.queryside.pages;

import org.citypartnerships.queryside.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list and the way to its neighbours.
 *
 * @param first the number of the first item on it, from 1
 * @param last the number of the last
 * @param total the items on all pages
 * @param previous the address of the page before; null if it is the first
 * @param next the address of the page after; null if it is the last
 */
record Sheet(
        long first,
        long last,
        long total,
        @Nullable String previous,
        @Nullable String next) {

    /** @param address the address of the list, with what is looked for */
    static Sheet of(Page page, long total, String address) {
        long last = Math.min(total, page.offset() + page.size());
        return new Sheet(
                Math.min(total, page.offset() + 1),
                last,
                total,
                page.number() > 1 ? numbered(address, page, page.number() - 1) : null,
                last < total ? numbered(address, page, page.number() + 1) : null);
    }

    private static String numbered(String address, Page page, int number) {
        String size = page.size() == Page.SIZE_DEFAULT ? "" : "&size=" + page.size();
        return address + (address.contains("?") ? "&" : "?") + "page=" + number + size;
    }
}
