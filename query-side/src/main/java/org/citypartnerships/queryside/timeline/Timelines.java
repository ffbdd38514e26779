package org.citypartnerships.queryside.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.RememberedStreams;
import org.citypartnerships.queryside.timeline.TimelineRows.Row;
import org.citypartnerships.queryside.web.HiddenNames;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.PersonNames;
import org.citypartnerships.queryside.web.PositionMemory;
import org.citypartnerships.queryside.web.SourceLabels;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happened in some streams, in the order in which it happened or was recorded. */
@Component
public class Timelines {

    /** A position that everything recorded stands before. */
    public static final long EVERYTHING = Long.MAX_VALUE;

    static final String READER = "timeline";

    private static final String PARTNERSHIP = "SELECT count(*) FROM readers.partnership WHERE partnership_id = :id";

    private static final int LATEST_KEPT = 4;

    private final JdbcClient database;
    private final TimelineRows rows;
    private final RememberedStreams streams;
    private final PartyLabels parties;
    private final SourceLabels sources;
    private final PersonNames names;
    private final PositionMemory<Called, Map<String, PartyLabel>> called = new PositionMemory<>(LATEST_KEPT);

    Timelines(
            JdbcClient database,
            TimelineRows rows,
            RememberedStreams streams,
            PartyLabels parties,
            SourceLabels sources,
            PersonNames names) {
        this.database = database;
        this.rows = rows;
        this.streams = streams;
        this.parties = parties;
        this.sources = sources;
        this.names = names;
    }

    /** Parties that the latest entries name, and the day of their names. */
    private record Called(Set<String> parties, LocalDate day) {}

    /** In which order entries are told. */
    public enum Order {
        /** As things happened. */
        HAPPENED,
        /** As they were recorded. */
        RECORDED
    }

    /** Which entries are told. */
    public enum Confirmation {
        /** Those that count. */
        CONFIRMED,
        /** Those that count only once a second person has confirmed them. */
        WAITING,
        /** Both. */
        ANY;

        Boolean[] confirmed() {
            return this == ANY ? new Boolean[] {true, false} : new Boolean[] {this == CONFIRMED};
        }
    }

    /** Which entries are told, by whom they are for. */
    public enum Visible {
        /** Those for everybody. */
        PUBLIC("visibility = 'PUBLIC'"),
        /** Those for auditors. */
        INTERNAL("visibility = 'INTERNAL'"),
        /** Both. */
        ANY("true");

        private final String condition;

        Visible(String condition) {
            this.condition = condition;
        }

        String in(String sql) {
            return sql.replace(PUBLIC.condition, condition);
        }
    }

    /** The days on which something may have happened; null where no day is too early or too late. */
    public record Days(
            @Nullable LocalDate earliest, @Nullable LocalDate latest) {}

    /**
     * One entry.
     *
     * @param stream the partnership or party that it belongs to
     * @param entry its id there
     * @param ref how other entries refer to it
     * @param kind what it is: {@code protocol-signed}
     * @param planned whether it was meant to be, and not told as done
     * @param happened when, as stated
     * @param resolved the same with "last month" counted from its source's date
     * @param window the days on which that may have been
     * @param evidence what says so
     * @param links what it is to other entries
     * @param accordingTo whose account it is
     * @param note what the recorder noted
     * @param details the rest of it, as recorded, names of persons readable where they still may be read
     * @param names what the parties in it are called
     * @param confirmed whether it waits for no second person
     * @param visibility who may read it: {@code PUBLIC} or {@code INTERNAL}
     * @param recordedAt when it was recorded
     * @param recordedBy who recorded it
     * @param sequence its place in its stream
     * @param position its place in the whole history
     */
    public record Told(
            String stream,
            String entry,
            String ref,
            String kind,
            boolean planned,
            @Nullable JsonNode happened,
            @Nullable JsonNode resolved,
            Days window,
            List<Witness> evidence,
            @Nullable JsonNode links,
            @Nullable JsonNode accordingTo,
            @Nullable String note,
            JsonNode details,
            Map<String, String> names,
            boolean confirmed,
            String visibility,
            Instant recordedAt,
            @Nullable String recordedBy,
            long sequence,
            long position) {

        /**
         * The same, with the parties in them called by other names where these are known: {@code calling(told, names -> ...)}.
         *
         * @param names what some parties are called, of those that it is given
         */
        public static List<Told> calling(List<Told> told, Function<Set<String>, Map<String, String>> names) {
            Set<String> named = new LinkedHashSet<>();
            told.forEach(one -> named.addAll(one.names().keySet()));
            Map<String, String> called = names.apply(named);
            return called.isEmpty()
                    ? told
                    : told.stream().map(one -> one.calling(called)).toList();
        }

        private Told calling(Map<String, String> called) {
            Map<String, String> all = new TreeMap<>(names);
            all.replaceAll((party, name) -> called.getOrDefault(party, name));
            return with(happened, links, details, all);
        }

        /** The same, without the names of entries that are not public. */
        Told to(HiddenNames.Reading reading) {
            return with(
                    happened == null ? null : reading.of(stream, happened),
                    links == null ? null : reading.of(stream, links),
                    reading.of(stream, details),
                    names);
        }

        private Told with(
                @Nullable JsonNode happened, @Nullable JsonNode links, JsonNode details, Map<String, String> names) {
            return new Told(
                    stream,
                    entry,
                    ref,
                    kind,
                    planned,
                    happened,
                    resolved,
                    window,
                    evidence,
                    links,
                    accordingTo,
                    note,
                    details,
                    names,
                    confirmed,
                    visibility,
                    recordedAt,
                    recordedBy,
                    sequence,
                    position);
        }

        /** What would be on record, as far as its sentence tells of it: in no stream, of no time, and nobody's. */
        public static Told unrecorded(String kind, JsonNode details, Map<String, String> names) {
            return new Told(
                    "",
                    "",
                    "",
                    kind,
                    false,
                    null,
                    null,
                    new Days(null, null),
                    List.of(),
                    null,
                    null,
                    null,
                    details,
                    names,
                    true,
                    "PUBLIC",
                    Instant.EPOCH,
                    null,
                    0,
                    0);
        }
    }

    /**
     * What is asked of the entries of some streams.
     *
     * @param of the streams
     * @param asOf only what may have happened by that day; null for everything
     * @param known only what was known then, and as it was; null for everything that can be read
     * @param confirmation whether what waits for a second person is told
     * @param visible whether what is for auditors is told
     */
    public record Question(
            Collection<String> of,
            @Nullable LocalDate asOf,
            @Nullable Known known,
            Confirmation confirmation,
            Visible visible) {

        /** What is for everybody. */
        public Question(
                Collection<String> of, @Nullable LocalDate asOf, @Nullable Known known, Confirmation confirmation) {
            this(of, asOf, known, confirmation, Visible.PUBLIC);
        }

        /** Everything in one stream. */
        public static Question everythingIn(String stream) {
            return new Question(List.of(stream), null, null, Confirmation.CONFIRMED);
        }
    }

    /** How many entries the streams have. */
    public long count(Question question) {
        return rows.count(question);
    }

    /** The partnership itself, or the one as which it is read, as known; empty if nothing of it can be read. */
    Optional<String> staying(long position, String partnership, @Nullable Known known) {
        boolean hasRows = database.sql(PARTNERSHIP)
                        .param("id", partnership)
                        .query(Long.class)
                        .single()
                > 0;
        RecordedStream stream = known == null && hasRows
                ? null
                : streams.upTo(position, partnership).orElse(null);
        if (stream == null) {
            return hasRows ? Optional.of(partnership) : Optional.empty();
        }
        Optional<String> stays =
                (known == null ? Optional.of(stream) : stream.as(known)).flatMap(RecordedStream::stays);
        return stays.isPresent()
                ? staying(position, stays.get(), known)
                : Optional.of(partnership).filter(any -> hasRows || known == null || stream.hangsOnDuplicates());
    }

    /** Whether anything of the streams was known, be it only that one was opened. */
    boolean isKnown(Question question) {
        Known known = question.known();
        return known == null || !streams.as(known, question.of()).isEmpty();
    }

    /** The entries of one stream in the order in which they happened. */
    public List<String> order(String stream) {
        return rows.order(stream);
    }

    /** One page of them. */
    public List<Told> list(Question question, Order order, Page page) {
        return told(rows.page(question, order, page), question);
    }

    /** Those of a stream that was read already. */
    public List<Told> list(PublicTimeline timeline) {
        return told(timeline.rows(), timeline.asOf(), timeline.stream().known());
    }

    /** The parties that are named in these. */
    public Set<String> parties(PublicTimeline timeline) {
        return partiesOf(timeline.rows());
    }

    /** Some of the entries of one stream, by their ids. */
    public Map<String, Told> some(Question question, Collection<String> entries) {
        Map<String, Told> some = new HashMap<>();
        told(rows.some(question, entries), question).forEach(told -> some.put(told.entry(), told));
        return some;
    }

    /** What is to be looked up before a page of one stream's entries is asked for, in the order in which they happened. */
    public Lookup<?> lookup(Question question, Page page) {
        return rows.lookup(question, page);
    }

    /** The parties that are named in such a page. */
    public Set<String> parties(Question question, Page page) {
        return partiesOf(rows.page(question, page));
    }

    /**
     * What was recorded last and is for everybody, whatever it belongs to, without what says so.
     *
     * @param position what the parties are called is kept as long as nothing more is read
     * @param today the day on which they are called so
     * @param before only what was recorded before that position; {@link #EVERYTHING} for all of it
     */
    public List<Told> latest(long position, LocalDate today, long before, int size) {
        List<Row> latest = rows.latest(before, size);
        Set<String> named = partiesOf(latest);
        Map<String, PartyLabel> labels =
                called.at(position, new Called(named, today), () -> parties.of(named, today, null));
        return latest.stream().map(row -> told(row, List.of(), labels)).toList();
    }

    /** What is to be looked up before that is asked for. */
    public Lookup<?> latestLookup(long before, int size) {
        return rows.latestLookup(before, size);
    }

    /** What somebody recorded last, what waits for a second person too. */
    public List<Told> latestBy(String recorder, int size) {
        return told(rows.latestBy(recorder, size), new Question(List.of(), null, null, Confirmation.ANY));
    }

    private List<Told> told(List<Row> rows, Question question) {
        return told(rows, question.asOf(), question.known());
    }

    private List<Told> told(List<Row> rows, @Nullable LocalDate asOf, @Nullable Known known) {
        Map<String, PartyLabel> labels = parties.of(partiesOf(rows), asOf, known);
        List<List<Witness>> witnesses =
                sources.of(rows.stream().map(Row::evidence).toList(), known);
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            told.add(told(rows.get(i), witnesses.get(i), labels));
        }
        return told;
    }

    private static Set<String> partiesOf(List<Row> rows) {
        Set<String> named = new LinkedHashSet<>();
        rows.forEach(row -> named.addAll(row.parties()));
        return named;
    }

    private Told told(Row row, List<Witness> evidence, Map<String, PartyLabel> labels) {
        JsonNode header = row.payload().path("header");
        Map<String, String> called = new TreeMap<>();
        for (String party : row.parties()) {
            called.put(party, Objects.requireNonNull(labels.get(party)).name());
        }
        return new Told(
                row.stream(),
                row.entry(),
                row.stream() + "#" + row.entry(),
                row.kind(),
                row.planned(),
                header.get("happened"),
                row.resolved(),
                row.window(),
                evidence,
                header.get("links"),
                header.get("accordingTo"),
                header.path("note").asString(null),
                details(row.payload()),
                called,
                row.confirmed(),
                row.visibility(),
                row.recordedAt(),
                row.recordedBy(),
                row.sequence(),
                row.position());
    }

    private JsonNode details(JsonNode payload) {
        ObjectNode details = (ObjectNode) names.revealedIn(payload);
        return details.remove(List.of("header", "partnershipId", "subject", "partyId"));
    }
}
