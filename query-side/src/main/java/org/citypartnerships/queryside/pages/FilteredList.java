package org.citypartnerships.queryside.pages;

import java.util.List;
import org.citypartnerships.queryside.language.Said;
import org.citypartnerships.queryside.pages.FilterChoices.Filter;
import org.citypartnerships.queryside.pages.NamedParties.Named;

/**
 * One page of a list below the form that filters it.
 *
 * @param lines what is on the page
 * @param sheet which page it is
 * @param filter the form
 * @param named whom the name that is looked for leads to, if there is nothing on any page
 * @param position up to where what was recorded is on it
 */
record FilteredList<L>(List<L> lines, Sheet sheet, Filter filter, Named named, long position) implements Said {

    /** Up to where it goes. */
    @Override
    public Object[] said() {
        return new Object[] {position};
    }

    /** Whether there is nothing on any of its pages. */
    public boolean isEmpty() {
        return lines.isEmpty() && sheet.total() == 0;
    }

    /** Whether a name is looked for that leads to nothing and nobody. */
    public boolean isNameUnknown() {
        return isEmpty() && filter.wanted().q() != null && !named.isAnybody();
    }

    /** Whether there is something on this page. */
    public boolean isListed() {
        return !lines.isEmpty();
    }
}
