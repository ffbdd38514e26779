package org.citypartnerships.commands;

import org.citypartnerships.values.Header;

/** What a second person says of an entry that counts only once one has confirmed it. It is no entry itself. */
public sealed interface JudgementCommand extends EntryCommand permits ConfirmEntry, RejectEntry {

    /** A judgement says nothing of itself: this names the judged entry. */
    @Override
    default Header header() {
        return Header.of(entry().entry().value(), null);
    }
}
