package org.citypartnerships.queryside.web;

import java.util.List;
import org.citypartnerships.events.Entry;
import org.citypartnerships.history.History;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;

/** Which entries of a history everybody may read; the others are told at their own addresses alone, to auditors. */
public final class PublicEntries {

    private final History history;
    private final Roots roots;

    public PublicEntries(History history) {
        this.history = history;
        this.roots = new Roots(history.facts());
    }

    /** Whether the entry is public, as it stands or else as it was recorded, and all that it is about is too. */
    public boolean isTold(EntryId entry) {
        return arePublic(history, roots.wayFrom(entry));
    }

    /** Whether the entry is public, as it stands or else as it was recorded. */
    public static boolean isPublic(History history, EntryId entry) {
        return history.entry(entry)
                .or(() -> history.asRecorded(entry))
                .map(PublicEntries::isPublic)
                .orElse(true);
    }

    /** Whether the entry is public as it stands here. */
    public static boolean isPublic(Entry entry) {
        return entry.header().visibility() == Visibility.PUBLIC;
    }

    /** Whether each of them is public. */
    public static boolean arePublic(History history, List<EntryId> entries) {
        return entries.stream().allMatch(entry -> isPublic(history, entry));
    }

    /** The entry if it is public. */
    public static @Nullable EntryId orNull(History history, @Nullable EntryId entry) {
        return entry == null || !isPublic(history, entry) ? null : entry;
    }
}
