package org.citypartnerships.queryside.pages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PositionMemory;
import org.springframework.stereotype.Component;

/**
 * How long lists are, and the pages of them that were read last: found once as long as nothing is recorded, since everybody begins
 * at the first page and a reader turns many pages of one list.
 */
@Component
class ListsRead {

    private static final int LISTS_MAX = 1000;
    private static final int PAGES_MAX = 100;

    private final Clock clock;
    private final PositionMemory<Asked, Long> totals = new PositionMemory<>(LISTS_MAX);
    private final PositionMemory<Shown, Object> pages = new PositionMemory<>(PAGES_MAX);

    ListsRead(Clock clock) {
        this.clock = clock;
    }

    private record Asked(String list, Object filter, LocalDate today) {}

    private record Shown(Asked asked, Page page, Locale locale) {}

    /** How many things are in a list under a filter at a position. */
    long total(long position, String list, Object filter, LongSupplier counted) {
        return totals.at(position, asked(list, filter), counted::getAsLong);
    }

    /** The same of a list of which a page was read already: a first page that is not full is all there is. */
    long total(long position, String list, Object filter, Page page, List<?> read, LongSupplier counted) {
        boolean isAll = page.number() == 1 && read.size() < page.size();
        return isAll ? read.size() : total(position, list, filter, counted);
    }

    /** One page of it, as a reader of a language reads it. */
    @SuppressWarnings("unchecked") // kept under the name of the list, whose pages are of one type
    <T> T shown(long position, String list, Object filter, Page page, Locale locale, Supplier<T> read) {
        return (T) pages.at(position, new Shown(asked(list, filter), page, locale), read::get);
    }

    private Asked asked(String list, Object filter) {
        return new Asked(list, filter, LocalDate.now(clock));
    }
}
