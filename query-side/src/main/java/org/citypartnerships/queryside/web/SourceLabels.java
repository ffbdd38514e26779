package org.citypartnerships.queryside.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.queryside.following.MomentMemory;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.RememberedStreams;
import org.citypartnerships.queryside.following.SourceDates;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What the sources of some evidence are called, and when they were published. */
@Component
public class SourceLabels {

    private static final String LABELS = """
            SELECT source_id, title, publisher, published_on FROM readers.source WHERE source_id = ANY (:sources)
            """;

    /** Those of everything that a stream names. */
    private static final String LABELS_OF_A_STREAM = """
            SELECT s.source_id, s.title, s.publisher, s.published_on
            FROM readers.timeline_source t JOIN readers.source s USING (source_id) WHERE t.stream_id = :stream
            """;

    private final Lookups lookups;
    private final RememberedStreams streams;

    SourceLabels(Lookups lookups, RememberedStreams streams) {
        this.lookups = lookups;
        this.streams = streams;
    }

    /**
     * Where something is said, as a reader wants to see it.
     *
     * @param source the source, {@code source:murmansk-city-2016-05-23}
     * @param title its title; its id if it is not on record
     * @param publisher who published it
     * @param publishedOn when
     * @param where the place in it
     * @param quote its words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Witness(
            String source,
            String title,
            @Nullable String publisher,
            @Nullable JsonNode publishedOn,
            @Nullable String where,
            @Nullable String quote) {

        /** Evidence as it stands in events, before its source is named. */
        public static Witness unnamed(JsonNode evidence) {
            String source = text(evidence, "source", "");
            return new Witness(
                    source,
                    source,
                    null,
                    null,
                    evidence.has("where") ? text(evidence, "where", "") : null,
                    evidence.has("quote") ? text(evidence, "quote", "") : null);
        }
    }

    private record Label(
            String title,
            @Nullable String publisher,
            @Nullable JsonNode publishedOn) {
        static Map.Entry<String, Label> of(ResultSet row, int number) throws SQLException {
            return Map.entry(
                    row.getString("source_id"),
                    new Label(row.getString("title"), row.getString("publisher"), Json.of(row, "published_on")));
        }
    }

    private record Asked(@Nullable Known known) {}

    /** What a source is called; its id without the kind if it is not on record. */
    public String title(String source) {
        return label(source, labels(Set.of(source), null)).title();
    }

    /** What is to be looked up before what a stream's sources are called is asked, whichever of them. */
    static Lookup<?> lookup(String stream) {
        return ofStream(stream);
    }

    private static Lookup<Map.Entry<String, Label>> ofStream(String stream) {
        return Lookup.of(LABELS_OF_A_STREAM, Label::of).about("stream", stream);
    }

    /**
     * When a stream's sources were published; empty if not all of them are on record, or if the date of one counts from that of
     * another: then it stands in their streams.
     */
    Optional<SourceDates> datesOf(RecordedStream stream) {
        Map<String, Optional<Label>> labels = MomentMemory.of(new Asked(null));
        lookups.list(ofStream(stream.id())).forEach(label -> labels.put(label.getKey(), Optional.of(label.getValue())));
        Map<SourceId, StatedDate> dates = new HashMap<>();
        for (String source : stream.sources()) {
            Label label = labels.getOrDefault(source, Optional.empty()).orElse(null);
            StatedDate date = label == null ? null : Json.value(label.publishedOn(), StatedDate.class);
            if (label == null || (date != null && date.relative() != null)) {
                return Optional.empty();
            }
            if (date != null) {
                dates.put(new SourceId(source), date);
            }
        }
        return Optional.of(new SourceDates(dates));
    }

    /** The evidence of several entries, each a list as it stands in events, with titles and dates. */
    public List<List<Witness>> of(Collection<JsonNode> evidence) {
        return of(evidence, null);
    }

    /** The same with titles and dates as they were known, or are now. */
    public List<List<Witness>> of(Collection<JsonNode> evidence, @Nullable Known known) {
        Set<String> sources = new LinkedHashSet<>();
        evidence.forEach(list -> list.forEach(each -> sources.add(text(each, "source", ""))));
        Map<String, Optional<Label>> labels = labels(sources, known);
        List<List<Witness>> witnesses = new ArrayList<>();
        for (JsonNode list : evidence) {
            List<Witness> of = new ArrayList<>();
            list.forEach(each -> of.add(witness(each, labels)));
            witnesses.add(of);
        }
        return witnesses;
    }

    private static Label label(String source, Map<String, Optional<Label>> labels) {
        return labels.getOrDefault(source, Optional.empty()).orElseGet(() -> new Label(Ids.name(source), null, null));
    }

    private static Witness witness(JsonNode evidence, Map<String, Optional<Label>> labels) {
        String source = text(evidence, "source", "");
        Label label = label(source, labels);
        return new Witness(
                source,
                label.title(),
                label.publisher(),
                label.publishedOn(),
                evidence.has("where") ? text(evidence, "where", "") : null,
                evidence.has("quote") ? text(evidence, "quote", "") : null);
    }

    private static String text(JsonNode object, String field, String otherwise) {
        return object.path(field).asString(otherwise);
    }

    /** Those that are on record; each is looked for once in a moment. */
    private Map<String, Optional<Label>> labels(Set<String> sources, @Nullable Known known) {
        Map<String, Optional<Label>> read = MomentMemory.of(new Asked(known));
        Set<String> unread = new LinkedHashSet<>(sources);
        unread.removeAll(read.keySet());
        unread.forEach(source -> read.put(source, Optional.empty()));
        (known == null ? labels(unread) : knownLabels(unread, known))
                .forEach((source, label) -> read.put(source, Optional.of(label)));
        return read;
    }

    private Map<String, Label> knownLabels(Set<String> sources, Known known) {
        Map<String, Label> labels = new LinkedHashMap<>();
        streams.as(known, sources)
                .forEach((id, source) -> source.history().standing().stream()
                        .filter(SourceRegistered.class::isInstance)
                        .map(SourceRegistered.class::cast)
                        .findFirst()
                        .ifPresent(registered -> labels.put(
                                id,
                                new Label(
                                        registered.title(),
                                        registered.publisher(),
                                        Json.tree(
                                                SourceDates.publishedOn(source).orElse(null))))));
        return labels;
    }

    private Map<String, Label> labels(Set<String> sources) {
        Map<String, Label> labels = new LinkedHashMap<>();
        if (!sources.isEmpty()) {
            lookups.list(Lookup.of(LABELS, Label::of).about("sources", sources))
                    .forEach(label -> labels.put(label.getKey(), label.getValue()));
        }
        return labels;
    }
}
