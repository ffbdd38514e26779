package org.citypartnerships.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.SourceId;

/** Who says what on record: copies, second witnesses that are none, titles that say more than the text, open disputes. */
final class Witnessing {
    private static final Pattern SEVERAL_CITIES =
            Pattern.compile("\\bwith (\\p{L}+ ){0,3}(cities|towns)\\b", Pattern.CASE_INSENSITIVE);

    private final OnRecord onRecord;
    private final List<Notice> notices = new ArrayList<>();
    private final Map<EntryId, Set<SourceId>> added = new HashMap<>();

    Witnessing(OnRecord onRecord) {
        this.onRecord = onRecord;
    }

    List<Notice> notices() {
        onRecord.standing().map(Recorded::entry).forEach(entry -> {
            if (entry instanceof EvidenceAdded addition) {
                checkWitness(addition);
            } else if (entry instanceof SourceRegistered source) {
                checkSource(source);
            } else if (entry instanceof EntryContested contest && onRecord.isOpenDispute(contest.entryId())) {
                notices.add(Notice.of(Warning.of(
                        WarningSentence.NOT_SETTLED, List.of(contest.contests(), contest.entryId()), contest.field())));
            }
        });
        return notices;
    }

    private void checkWitness(EvidenceAdded addition) {
        Entry entry =
                onRecord.find(addition.corroborates()).map(Recorded::entry).orElse(null);
        if (entry == null) {
            return;
        }
        Set<SourceId> known = added.computeIfAbsent(entry.entryId(), none -> sources(entry));
        Set<SourceId> more = sources(addition);
        for (SourceId source : more) {
            Notice notice = Notice.of(noSecondWitness(addition, source));
            notices.add(known.contains(source) ? notice : notice.provided(Provided.sameOriginal(source, known)));
        }
        known.addAll(more);
    }

    private static Set<SourceId> sources(Entry entry) {
        Set<SourceId> sources = new TreeSet<>((one, other) -> one.value().compareTo(other.value()));
        entry.header().evidence().stream().map(Evidence::source).forEach(sources::add);
        return sources;
    }

    static Warning noSecondWitness(EvidenceAdded addition, SourceId source) {
        return Warning.of(
                WarningSentence.COUNTED_ALREADY, List.of(addition.entryId(), addition.corroborates()), source);
    }

    private void checkSource(SourceRegistered source) {
        SourceId original = source.original();
        if (original != null) {
            notices.add(Notice.of(Warning.of(WarningSentence.ONE_WITNESS, List.of(source.entryId()), original)));
        }
        if (SEVERAL_CITIES.matcher(source.title()).find()) {
            notices.add(Notice.of(Warning.of(WarningSentence.TITLE_OF_SEVERAL, List.of(source.entryId())))
                    .provided(Provided.onePartnership(source.sourceId())));
        }
    }
}
