package org.citypartnerships.queryside.pages;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.NamedParties.Named;
import org.citypartnerships.queryside.web.Page;
import org.springframework.stereotype.Component;

/** Reads a page of a list with the form that filters it, or finds it as it was read before. */
@Component
class FilteredLists {

    private final FilterChoices choices;
    private final ListsRead lists;
    private final NamedParties parties;

    FilteredLists(FilterChoices choices, ListsRead lists, NamedParties parties) {
        this.choices = choices;
        this.lists = lists;
        this.parties = parties;
    }

    /**
     * One page.
     *
     * @param list what the list is called, which is its address too: {@code pairs}
     * @param lines reads what is on the page
     * @param count counts what is on all of them; not asked if this page tells
     */
    <L> FilteredList<L> page(
            String list,
            Wanted wanted,
            Page page,
            long position,
            Phrases phrases,
            Supplier<List<L>> lines,
            LongSupplier count) {
        return lists.shown(position, list, wanted, page, phrases.locale(), () -> {
            String address = "/" + list;
            List<L> read = lines.get();
            long total = lists.total(position, list, wanted.filter(), page, read, count);
            return new FilteredList<>(
                    read,
                    Sheet.of(page, total, wanted.at(address)),
                    choices.of(wanted, address, position, phrases),
                    total == 0 ? parties.of(wanted, phrases) : Named.NOBODY,
                    position);
        });
    }
}
