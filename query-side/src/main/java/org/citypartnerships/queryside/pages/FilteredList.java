package org.citypartnerships.queryside.pages;

import java.util.List;
import org.citypartnerships.queryside.language.Said;
import org.citypartnerships.queryside.pages.FilterChoices.Filter;

/**
 * One page of a list below the form that filters it.
 *
 * @param lines what is on the page
 * @param sheet which page it is
 * @param filter the form
 * @param position up to where what was recorded is on it
 */
record FilteredList<L>(List<L> lines, Sheet sheet, Filter filter, long position) implements Said {

    /** Up to where it goes. */
    @Override
    public Object[] said() {
        return new Object[] {position};
    }

    /** Whether there is nothing on any of its pages. */
    public boolean isEmpty() {
        return lines.isEmpty() && sheet.total() == 0;
    }

    /** Whether a name is looked for. */
    public boolean isNameSought() {
        return filter.wanted().q() != null;
    }

    /** Whether there is something on this page. */
    public boolean isListed() {
        return !lines.isEmpty();
    }
}
