package org.citypartnerships.queryside.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryConfirmed;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRejected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.FileAttached;
import org.citypartnerships.events.WarningHeeded;
import org.citypartnerships.events.WarningSilenced;
import org.citypartnerships.history.History;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.audit.StoredEvents.Stored;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.queryside.web.HiddenNames;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.PersonNames;
import org.citypartnerships.queryside.web.PublicEntries;
import org.citypartnerships.queryside.web.Roots;
import org.citypartnerships.queryside.web.SourceLabels;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Prevailing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Everything that was ever recorded about one entry: every version of it, who, when and why. */
@Component
public class EntryFile {

    private final StoredEvents events;
    private final PersonNames names;
    private final SourceLabels sources;
    private final HiddenNames hidden;

    EntryFile(StoredEvents events, PersonNames names, SourceLabels sources, HiddenNames hidden) {
        this.events = events;
        this.names = names;
        this.sources = sources;
        this.hidden = hidden;
    }

    /** How an entry came to read as it does. */
    public enum Cause {
        /** It was recorded so. */
        RECORDED,
        /** Somebody corrected it. */
        CORRECTED,
        /** A dispute was settled for another value. */
        SETTLED
    }

    /** One reading of the entry. */
    public record Version(Cause cause, @Nullable String reason, Stored event, JsonNode entry) {}

    /** Evidence, and the event that brought it. */
    public record Testimony(List<Witness> evidence, Stored event) {}

    /** A competing value of a field. */
    public record Contest(
            String entry,
            String field,
            String claimed,
            List<Witness> evidence,
            boolean open,
            Stored event,
            @Nullable Settlement settlement) {}

    /** Which of the values holds. */
    public record Settlement(Prevailing prevailing, String reason, Stored event) {}

    /** That the entry, or what was said about it, was taken back. */
    public record Retraction(String retracts, @Nullable String reason, Stored event) {}

    /** What a second person said. */
    public record Judgement(boolean confirmed, @Nullable String reason, Stored event) {}

    /** A file. */
    public record File(String entry, String sha256, String mediaType, long sizeBytes, Stored event) {}

    /** That a rule was silenced for the entry, or is heeded again. */
    public record Silencing(
            String code, boolean silenced, @Nullable String reason, Stored event) {}

    /**
     * All of it.
     *
     * @param evidence what says so, or said so when the entry stood last
     * @param withheld the positions of those events of which not all is told: they are not shown as they are stored either
     */
    public record Contents(
            String kind,
            boolean stands,
            @Nullable JsonNode asItStands,
            @Nullable JsonNode resolved,
            List<Witness> evidence,
            List<Version> versions,
            List<Testimony> testimonies,
            List<Contest> contests,
            List<Retraction> retractions,
            List<Judgement> judgements,
            List<File> files,
            List<Silencing> silencings,
            @JsonIgnore Set<Long> withheld) {}

    /**
     * What is known of an entry; empty if nothing is.
     *
     * @param internalToo whether an auditor asks, to whom it is told too if it is not public, and what is not public about it
     */
    Optional<Contents> of(long position, KnownStream stream, EntryId id, boolean internalToo) {
        List<Recorded> about = new Roots(stream.history().facts()).about(id, stream.stream());
        if (about.isEmpty()
                || !(about.get(0).event() instanceof Entry first)
                || !(internalToo || PublicEntries.isPublic(stream.history(), first.entryId()))) {
            return Optional.empty();
        }
        Map<Long, Stored> stored = events.of(about);
        Optional<Told> told = stream.history().timeline(stream.anchors()).stream()
                .filter(one -> one.entry().entryId().equals(id))
                .findFirst();
        Writing writing = new Writing(stream, id, internalToo ? null : hidden.at(position));
        about.forEach(recorded -> writing.add(recorded, Objects.requireNonNull(stored.get(recorded.position()))));
        return Optional.of(new Contents(
                StoredNames.ours().nameOf(first.getClass()),
                stream.history().entry(id).isPresent(),
                stream.history().entry(id).map(writing::told).orElse(null),
                Json.tree(told.map(Told::resolved).orElse(null)),
                witnesses(stream, Json.tree(evidence(stream.history(), id, about))),
                writing.versions,
                writing.testimonies,
                writing.contests,
                writing.retractions,
                writing.judgements,
                writing.files,
                writing.silencings,
                writing.withheld));
    }

    /**
     * What says so; of an entry that does not stand, what said so when it stood last; and of one that never did, since it waits or
     * was rejected, what would.
     */
    private static List<Evidence> evidence(History history, EntryId id, List<Recorded> about) {
        for (History read : List.of(history, history.allConfirmed())) {
            if (read.entry(id).isPresent()) {
                return read.evidence(id);
            }
            for (int last = about.size() - 1; last > 0; last--) {
                History before = read.upTo(about.get(last).sequence() - 1);
                if (before.entry(id).isPresent()) {
                    return before.evidence(id);
                }
            }
        }
        return List.of();
    }

    private JsonNode readable(Entry entry) {
        return names.revealedIn(Objects.requireNonNull(Json.tree(entry)));
    }

    private List<Witness> witnesses(KnownStream stream, @Nullable JsonNode evidence) {
        return evidence == null
                ? List.of()
                : sources.of(List.of(evidence), stream.known()).get(0);
    }

    /** Sorts events into the parts of the file. */
    private final class Writing {
        private final KnownStream stream;
        private final EntryId id;
        private final List<Version> versions = new ArrayList<>();
        private final List<Testimony> testimonies = new ArrayList<>();
        private final List<Contest> contests = new ArrayList<>();
        private final List<Retraction> retractions = new ArrayList<>();
        private final List<Judgement> judgements = new ArrayList<>();
        private final List<File> files = new ArrayList<>();
        private final List<Silencing> silencings = new ArrayList<>();
        private final Set<Long> withheld = new HashSet<>();
        private final boolean internalToo;
        private final HiddenNames.@Nullable Reading reading;
        private final PublicEntries entries;

        /** @param reading what leaves out the names of hidden entries; null for an auditor, who reads them */
        Writing(KnownStream stream, EntryId id, HiddenNames.@Nullable Reading reading) {
            this.stream = stream;
            this.id = id;
            this.internalToo = reading == null;
            this.reading = reading;
            this.entries = new PublicEntries(stream.history());
        }

        void add(Recorded recorded, Stored by) {
            if (isTold(recorded.event())) {
                addTold(recorded, by);
            } else {
                withheld.add(by.position());
                addEffect(recorded, by);
            }
        }

        private boolean isTold(Event event) {
            Optional<EntryId> entry = event instanceof Entry one ? Optional.of(one.entryId()) : Roots.target(event);
            return internalToo || entry.filter(one -> !entries.isTold(one)).isEmpty();
        }

        /** Of what is not public it is told that the entry was corrected or retracted, and not why. */
        private void addEffect(Recorded recorded, Stored by) {
            Event event = recorded.event();
            if (event instanceof EntryCorrected correction) {
                version(Cause.CORRECTED, null, by, correction.entry());
            } else if (event instanceof DisputeSettled settlement) {
                settledFor(settlement, null, by, place(recorded));
            } else if (event instanceof EntryRetracted retraction && entries.isTold(retraction.retracts())) {
                retractions.add(new Retraction(retraction.retracts().value(), null, by));
            }
        }

        private void version(Cause cause, @Nullable String reason, Stored by, Entry entry) {
            boolean isShown = internalToo || PublicEntries.isPublic(entry);
            JsonNode told = told(entry);
            if (isShown) {
                versions.add(new Version(cause, reason, by, told));
            }
            if (!isShown || !told.equals(readable(entry))) {
                withheld.add(by.position());
            }
        }

        JsonNode told(Entry entry) {
            JsonNode readable = readable(entry);
            return reading == null ? readable : reading.of(stream.stream().id(), readable);
        }

        private long place(Recorded recorded) {
            return stream.stream().events().indexOf(recorded);
        }

        private void addTold(Recorded recorded, Stored by) {
            Event event = recorded.event();
            if (event instanceof EntryCorrected correction) {
                version(Cause.CORRECTED, correction.reason(), by, correction.entry());
            } else if (event instanceof EvidenceAdded added) {
                testimonies.add(new Testimony(said(added), by));
            } else if (event instanceof EntryContested contest) {
                contests.add(contest(contest, by));
            } else if (event instanceof DisputeSettled settlement) {
                settle(settlement, by, place(recorded));
            } else if (event instanceof EntryRetracted retraction) {
                retractions.add(new Retraction(retraction.retracts().value(), retraction.reason(), by));
            } else if (event instanceof EntryConfirmed) {
                judgements.add(new Judgement(true, null, by));
            } else if (event instanceof EntryRejected rejection) {
                judgements.add(new Judgement(false, rejection.reason(), by));
            } else if (event instanceof WarningSilenced silenced) {
                silencings.add(new Silencing(silenced.code(), true, silenced.reason(), by));
            } else if (event instanceof WarningHeeded heeded) {
                silencings.add(new Silencing(heeded.code(), false, heeded.reason(), by));
            } else if (event instanceof FileAttached file) {
                files.add(new File(file.entryId().value(), file.sha256(), file.mediaType(), file.sizeBytes(), by));
            } else if (event instanceof Entry entry) {
                version(Cause.RECORDED, null, by, entry);
                if (internalToo || PublicEntries.isPublic(entry)) {
                    testimonies.add(new Testimony(said(entry), by));
                }
            }
        }

        private Contest contest(EntryContested contest, Stored by) {
            return new Contest(
                    contest.entryId().value(),
                    contest.field(),
                    contest.claimed(),
                    said(contest),
                    stream.history().isOpenDispute(contest.entryId()),
                    by,
                    null);
        }

        private void settle(DisputeSettled settlement, Stored by, long place) {
            for (int at = 0; at < contests.size(); at++) {
                Contest contest = contests.get(at);
                if (contest.entry().equals(settlement.dispute().value())) {
                    contests.set(
                            at,
                            new Contest(
                                    contest.entry(),
                                    contest.field(),
                                    contest.claimed(),
                                    contest.evidence(),
                                    contest.open(),
                                    contest.event(),
                                    new Settlement(settlement.prevailing(), settlement.reason(), by)));
                }
            }
            settledFor(settlement, settlement.reason(), by, place);
        }

        private void settledFor(DisputeSettled settlement, @Nullable String reason, Stored by, long place) {
            if (settlement.prevailing() == Prevailing.CLAIMED) {
                stream.history()
                        .only(fact -> fact.sequence() <= place)
                        .entry(id)
                        .filter(entry -> versions.isEmpty()
                                || !versions.get(versions.size() - 1).entry().equals(told(entry)))
                        .ifPresent(entry -> version(Cause.SETTLED, reason, by, entry));
            }
        }

        private List<Witness> said(Entry entry) {
            return witnesses(stream, Json.tree(entry.header().evidence()));
        }
    }
}
