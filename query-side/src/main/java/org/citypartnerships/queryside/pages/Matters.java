package org.citypartnerships.queryside.pages;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.history.History;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.TimelineView.Source;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.citypartnerships.queryside.web.SourceLabels;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.citypartnerships.values.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Finds what a dispute is about: a field of an entry, what is on record there and what is claimed, each with what says so. */
@Component
public class Matters {

    private final KnownStreams streams;
    private final SourceLabels sources;
    private final WarningWords words;

    Matters(KnownStreams streams, SourceLabels sources, WarningWords words) {
        this.streams = streams;
        this.sources = sources;
        this.words = words;
    }

    /**
     * What sources tell differently.
     *
     * @param entry the entry that tells the one, by its reference
     * @param field what the field is called
     * @param recordedBy what says what is on record
     * @param claimed what is told otherwise; null as long as nobody has recorded that
     * @param evidence what says that
     */
    public record Matter(
            String entry,
            String field,
            String recorded,
            List<Source> recordedBy,
            @Nullable String claimed,
            List<Source> evidence) {}

    /** What a contest is about, by its own reference; empty if there is no such contest. */
    public Optional<Matter> contested(String contest, Moment moment, Phrases phrases) {
        return known(
                contest,
                moment,
                known -> known.standing()
                        .filter(EntryContested.class::isInstance)
                        .map(EntryContested.class::cast)
                        .flatMap(one -> matter(
                                known.in(one.contests().value()),
                                one.field(),
                                one.claimed(),
                                one.header().evidence(),
                                phrases)));
    }

    /** What is on record in a field of an entry that somebody is about to contest; empty if there is no such entry. */
    public Optional<Matter> onRecord(String entry, String field, Moment moment, Phrases phrases) {
        return known(entry, moment, known -> matter(known, field, null, List.of(), phrases));
    }

    /** An entry and the history in which it may stand. */
    private record InHistory(String stream, String entry, History history) {
        InHistory in(String other) {
            return new InHistory(stream, other, history);
        }

        Optional<Entry> standing() {
            return history.standing().stream()
                    .filter(one -> one.entryId().value().equals(entry))
                    .findFirst();
        }
    }

    private Optional<Matter> known(String ref, Moment moment, Function<InHistory, Optional<Matter>> read) {
        int colon = ref.indexOf(':');
        int hash = ref.indexOf('#');
        if (colon < 0 || hash < colon) {
            return Optional.empty();
        }
        String stream = ref.substring(0, hash);
        try {
            return moment.ask(position -> read.apply(new InHistory(
                    stream,
                    ref.substring(hash + 1),
                    streams.everything(position, ref.substring(0, colon), stream)
                            .now()
                            .history())));
        } catch (NotOnRecord none) {
            return Optional.empty();
        }
    }

    private Optional<Matter> matter(
            InHistory known, String field, @Nullable String claimed, List<Evidence> evidence, Phrases phrases) {
        Entry entry = known.standing().orElse(null);
        if (entry == null || !field.startsWith("/")) {
            return Optional.empty();
        }
        ClaimWords say = new ClaimWords(phrases, party -> words.word(party, phrases));
        List<List<Witness>> told = sources.of(List.of(tree(known.history().evidence(entry.entryId())), tree(evidence)));
        return Optional.of(new Matter(
                known.stream() + "#" + known.entry(),
                say.field(field),
                say.value(field, tree(entry).at(field)),
                named(told.get(0), phrases),
                claimed == null ? null : say.claimed(field, claimed),
                named(told.get(1), phrases)));
    }

    private static JsonNode tree(Object value) {
        return Objects.requireNonNull(Json.tree(value));
    }

    private static List<Source> named(List<Witness> witnesses, Phrases phrases) {
        return witnesses.stream().map(witness -> Source.of(witness, phrases)).toList();
    }
}
