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
                warn(
                        WarningCode.OPEN_DISPUTE,
                        "The value of " + contest.field() + " is contested, and nobody has settled which one holds.",
                        contest.contests(),
                        contest.entryId());
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
        return new Warning(
                WarningCode.NO_SECOND_WITNESS,
                List.of(addition.entryId(), addition.corroborates()),
                source + " is a source of the entry already, or a copy or translation of one: it counts once.");
    }

    private void checkSource(SourceRegistered source) {
        if (source.original() != null) {
            warn(
                    WarningCode.COPY_COUNTED_ONCE,
                    "This is a copy or translation of " + source.original() + ": what both say has one witness.",
                    source.entryId());
        }
        if (SEVERAL_CITIES.matcher(source.title()).find()) {
            notices.add(Notice.of(new Warning(
                            WarningCode.HEADLINE_SAYS_MORE,
                            List.of(source.entryId()),
                            "The title speaks of several cities; the papers that the source is evidence for are of one"
                                    + " partnership alone."))
                    .provided(Provided.onePartnership(source.sourceId())));
        }
    }

    private void warn(WarningCode code, String message, EntryId... entries) {
        notices.add(Notice.of(new Warning(code, List.of(entries), message)));
    }
}
