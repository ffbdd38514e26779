package org.citypartnerships.queryside.pages;

import org.citypartnerships.queryside.language.Said;
import org.citypartnerships.queryside.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list and the way to its neighbours.
 *
 * @param first the number of the first item on it, from 1
 * @param last the number of the last
 * @param total the items on all pages
 * @param pages how many pages there are, one at least
 * @param previous the address of the page before; null if it is the first or beyond the last
 * @param next the address of the page after; null if it is the last
 * @param lastPage the address of the last page; null unless this one is beyond it
 */
record Sheet(
        long first,
        long last,
        long total,
        int pages,
        @Nullable String previous,
        @Nullable String next,
        @Nullable String lastPage)
        implements Said {

    /** From where to where it goes, and of how many. */
    @Override
    public Object[] said() {
        return new Object[] {first, last, total};
    }

    /** Whether there is anything to go to. */
    public boolean isOneOfSeveral() {
        return previous != null || next != null || isBeyond();
    }

    /** Whether somebody asked for a page that the list is too short for. */
    public boolean isBeyond() {
        return lastPage != null;
    }

    /** @param address the address of the list, with what is looked for */
    static Sheet of(Page page, long total, String address) {
        long last = Math.min(total, page.offset() + page.size());
        int pages = (int) Math.max(1, (total + page.size() - 1) / page.size());
        boolean isBeyond = page.number() > pages;
        return new Sheet(
                Math.min(total, page.offset() + 1),
                last,
                total,
                pages,
                page.number() > 1 && !isBeyond ? numbered(address, page, page.number() - 1) : null,
                last < total ? numbered(address, page, page.number() + 1) : null,
                isBeyond ? numbered(address, page, pages) : null);
    }

    private static String numbered(String address, Page page, int number) {
        String size = page.size() == Page.SIZE_DEFAULT ? "" : "&size=" + page.size();
        return address + (address.contains("?") ? "&" : "?") + "page=" + number + size;
    }
}
