package org.citypartnerships.queryside.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Lookups;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.RememberedStreams;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.PersonNames;
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

    static final String READER = "timeline";

    private static final String OF_STREAMS = """
            FROM readers.timeline_entry WHERE stream_id = ANY (:streams) AND visibility = 'PUBLIC'
              AND confirmed = ANY (:confirmed::boolean[])
              AND (:day::date IS NULL OR earliest IS NULL OR earliest <= :day)
            """;

    private static final String ON_ANY_DAY = "AND (:day::date IS NULL OR earliest IS NULL OR earliest <= :day)";

    private static final String TABLE = "readers.timeline_entry";

    /** The same rows from elsewhere. */
    private static final String GIVEN = "jsonb_populate_recordset(NULL::readers.timeline_entry, :rows::jsonb)";

    private static final String COUNT = "SELECT count(*) " + OF_STREAMS;

    private static final String ORDER = "SELECT entry_id " + OF_STREAMS + " ORDER BY place";

    private static final String LIST = """
            SELECT stream_id, entry_id, kind, sequence, position, recorded_at, recorded_by, earliest, latest, resolved,
                   planned, confirmed, visibility, entry, evidence
            """ + OF_STREAMS;

    /** Within one stream exactly the order of the fold; several streams are merged by the same days. */
    private static final String AS_HAPPENED = LIST + """
            ORDER BY earliest NULLS FIRST, latest NULLS LAST, stream_id, place LIMIT :size OFFSET :offset
            """;

    /** Read in the order of the table's key, no further than the page. */
    private static final String AS_HAPPENED_IN_ONE = LIST.replace("ANY (:streams)", ":stream") + """
            ORDER BY place LIMIT :size OFFSET :offset
            """;

    private static final String SOME = LIST + "AND entry_id = ANY (:entries)";

    private static final String AS_RECORDED = LIST + """
            ORDER BY position LIMIT :size OFFSET :offset
            """;

    /** Of all streams. */
    private static final String LATEST =
            LIST.replace("stream_id = ANY (:streams) AND", "").replace(ON_ANY_DAY, "") + """
            ORDER BY position DESC LIMIT :size
            """;

    private static final String BY =
            LIST.replace("stream_id = ANY (:streams) AND", "recorded_by = :recorder AND") + """
            ORDER BY position DESC LIMIT :size
            """;

    private static final String PARTNERSHIP = "SELECT count(*) FROM readers.partnership WHERE partnership_id = :id";

    private static final Pattern PARTY = Pattern.compile("\"(party:[a-z0-9._~-]+)\"");

    private final JdbcClient database;
    private final Lookups lookups;
    private final RememberedStreams streams;
    private final PartyLabels parties;
    private final SourceLabels sources;
    private final PersonNames names;

    Timelines(
            JdbcClient database,
            Lookups lookups,
            RememberedStreams streams,
            PartyLabels parties,
            SourceLabels sources,
            PersonNames names) {
        this.database = database;
        this.lookups = lookups;
        this.streams = streams;
        this.parties = parties;
        this.sources = sources;
        this.names = names;
    }

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

        private Boolean[] confirmed() {
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

        private String in(String sql) {
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
            long position) {}

    private record Row(
            String stream,
            String entry,
            String kind,
            long sequence,
            long position,
            Instant recordedAt,
            @Nullable String recordedBy,
            Days window,
            @Nullable JsonNode resolved,
            boolean planned,
            boolean confirmed,
            String visibility,
            JsonNode payload,
            Set<String> parties,
            JsonNode evidence) {
        static Row of(ResultSet row, int number) throws SQLException {
            String payload = row.getString("entry");
            return new Row(
                    row.getString("stream_id"),
                    row.getString("entry_id"),
                    row.getString("kind"),
                    row.getLong("sequence"),
                    row.getLong("position"),
                    Json.instant(row, "recorded_at"),
                    row.getString("recorded_by"),
                    new Days(Json.day(row, "earliest"), Json.day(row, "latest")),
                    Json.of(row, "resolved"),
                    row.getBoolean("planned"),
                    row.getBoolean("confirmed"),
                    row.getString("visibility"),
                    Objects.requireNonNull(Json.ofText(payload)),
                    partiesIn(payload),
                    Objects.requireNonNull(Json.of(row, "evidence")));
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
        return asked(COUNT, question).query(Long.class).single();
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
        return asked(ORDER, Question.everythingIn(stream)).query(String.class).list();
    }

    /** One page of them. */
    public List<Told> list(Question question, Order order, Page page) {
        if (order == Order.HAPPENED && isReadInOne(question)) {
            return told(lookups.list(inOne(question, page)), question);
        }
        String happened = question.of().size() == 1 ? AS_HAPPENED_IN_ONE : AS_HAPPENED;
        List<Row> rows = asked(order == Order.RECORDED ? AS_RECORDED : happened, question)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(Row::of)
                .list();
        return told(rows, question);
    }

    /** Some of the entries of one stream, by their ids. */
    public Map<String, Told> some(Question question, Collection<String> entries) {
        List<Row> rows = asked(SOME, question)
                .param("entries", entries.toArray(String[]::new))
                .query(Row::of)
                .list();
        Map<String, Told> some = new HashMap<>();
        told(rows, question).forEach(told -> some.put(told.entry(), told));
        return some;
    }

    /** What is to be looked up before a page of one stream's entries is asked for, in the order in which they happened. */
    public Lookup<?> lookup(Question question, Page page) {
        return inOne(question, page);
    }

    /** The parties that are named in such a page. */
    public Set<String> parties(Question question, Page page) {
        Set<String> named = new LinkedHashSet<>();
        lookups.list(inOne(question, page)).forEach(row -> named.addAll(row.parties()));
        return named;
    }

    private static boolean isReadInOne(Question question) {
        return question.known() == null && question.of().size() == 1;
    }

    private static Lookup<Row> inOne(Question question, Page page) {
        LocalDate day = question.asOf();
        String sql = question.visible().in(AS_HAPPENED_IN_ONE);
        Lookup<Row> lookup = Lookup.of(day == null ? sql.replace(ON_ANY_DAY, "") : sql, Row::of)
                .about("stream", question.of().iterator().next())
                .about("confirmed", List.of(question.confirmation().confirmed()))
                .about("size", page.size())
                .about("offset", page.offset());
        return day == null ? lookup : lookup.about("day", day);
    }

    /** What was recorded last, whatever it belongs to. */
    public List<Told> latest(int size) {
        return told(lookups.list(lookupOfLatest(size)), new Question(List.of(), null, null, Confirmation.CONFIRMED));
    }

    /** What is to be looked up before that is asked for. */
    public Lookup<?> latestLookup(int size) {
        return lookupOfLatest(size);
    }

    private static Lookup<Row> lookupOfLatest(int size) {
        return Lookup.of(LATEST, Row::of)
                .about("confirmed", List.of(Confirmation.CONFIRMED.confirmed()))
                .about("size", size);
    }

    /** What somebody recorded last, what waits for a second person too. */
    public List<Told> latestBy(String recorder, int size) {
        List<Row> rows = database.sql(BY)
                .param("recorder", recorder)
                .param("day", null)
                .param("confirmed", Confirmation.ANY.confirmed())
                .param("size", size)
                .query(Row::of)
                .list();
        return told(rows, new Question(List.of(), null, null, Confirmation.ANY));
    }

    /** From the table; what was known once, from rows made of what was recorded by then. */
    private JdbcClient.StatementSpec asked(String statement, Question question) {
        String sql = question.visible().in(statement);
        Known known = question.known();
        JdbcClient.StatementSpec asked = known == null
                ? database.sql(sql)
                : database.sql(sql.replace(TABLE, GIVEN)).param("rows", Json.rows(rows(question.of(), known)));
        return asked.param("streams", question.of().toArray(String[]::new))
                .param("stream", question.of().stream().findFirst().orElse(null))
                .param("day", question.asOf())
                .param("confirmed", question.confirmation().confirmed());
    }

    private List<TimelineProjection.EntryRow> rows(Collection<String> of, Known known) {
        Collection<RecordedStream> then = streams.as(known, of).values();
        Anchors anchors = streams.anchorsOf(then, known);
        return then.stream()
                .flatMap(stream -> TimelineProjection.entries(stream, anchors).stream())
                .toList();
    }

    private List<Told> told(List<Row> rows, Question question) {
        Known known = question.known();
        Map<String, PartyLabel> labels = parties.of(
                rows.stream().flatMap(row -> row.parties().stream()).distinct().toList(), question.asOf(), known);
        List<List<Witness>> witnesses =
                sources.of(rows.stream().map(Row::evidence).toList(), known);
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            told.add(told(rows.get(i), witnesses.get(i), labels));
        }
        return told;
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

    private static Set<String> partiesIn(String payload) {
        Set<String> named = new LinkedHashSet<>();
        Matcher party = PARTY.matcher(payload);
        while (party.find()) {
            named.add(party.group(1));
        }
        return named;
    }
}
