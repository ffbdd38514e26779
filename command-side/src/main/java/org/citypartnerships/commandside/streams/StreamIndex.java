package org.citypartnerships.commandside.streams;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.storage.EventJson;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.StreamId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which streams there are, and what the door needs to know of them before a command is decided. */
@Component
public class StreamIndex {

    private static final String PARTNERSHIP_BY_SIDES =
            "SELECT partnership_id FROM command.partnership_sides WHERE sides_key = :key";

    private static final String FIGURES_BY_SCOPE =
            "SELECT figures_id FROM command.figures_scope WHERE from_party = :from AND to_party = :to";

    private static final String KNOWN = """
            SELECT party_id FROM command.party WHERE party_id = ANY (:ids)
            UNION ALL SELECT source_id FROM command.source WHERE source_id = ANY (:ids)
            UNION ALL SELECT partnership_id FROM command.partnership WHERE partnership_id = ANY (:ids)
            UNION ALL SELECT stream_id || '#' || entry_id FROM command.entry
                      WHERE stream_id = ANY (:streams) AND stream_id || '#' || entry_id = ANY (:ids)
            """;

    private static final String ACTS_FOR = """
            SELECT party_id, acts_for FROM command.party WHERE party_id = ANY (:ids) AND acts_for IS NOT NULL
            """;

    private static final String MEMBERS = "SELECT party_id FROM command.partnership_member WHERE partnership_id = :id";

    private static final String NAMED_ALIKE = """
            SELECT party_id FROM command.party_name
            WHERE name_key = :name AND country = :country AND kind = :kind AND party_id <> :id
            ORDER BY party_id LIMIT 5
            """;

    private static final String TAKEN = """
            SELECT owner_id FROM command.external_id WHERE scheme = :scheme AND value = :value AND owner_id <> :id
            """;

    private static final String SOURCE_DATES = """
            SELECT source_id, published_on FROM command.source
            WHERE published_on IS NOT NULL
              AND (source_id = ANY (:ids)
                   OR source_id IN (SELECT source_id FROM command.stream_source WHERE stream_id = :stream))
            """;

    private static final String STAYING = """
            WITH RECURSIVE alias (id, stays) AS (
                SELECT duplicate_id, duplicate_of FROM command.duplicate WHERE duplicate_id = ANY (:ids)
                UNION
                SELECT alias.id, next.duplicate_of
                FROM alias JOIN command.duplicate AS next ON next.duplicate_id = alias.stays)
            SELECT id, stays FROM alias WHERE stays NOT IN (SELECT duplicate_id FROM command.duplicate)
            """;

    private static final String STORED_SEQUENCE =
            "SELECT coalesce(max(stream_sequence), -1) FROM eventstore.event WHERE stream_id = :stream";

    private static final String LINEAGE = """
            WITH RECURSIVE lineage (source_id, ancestor) AS (
                SELECT source_id, source_id FROM command.source
                WHERE source_id = ANY (:ids)
                   OR source_id IN (SELECT source_id FROM command.stream_source WHERE stream_id = :stream)
                UNION
                SELECT lineage.source_id, source.original
                FROM lineage JOIN command.source ON source.source_id = lineage.ancestor
                WHERE source.original IS NOT NULL)
            SELECT source_id, ancestor FROM lineage
            """;

    private final JdbcClient jdbc;

    StreamIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The partnership that is meant: the one on record with this id or these sides, else a new one's proposed id. */
    public PartnershipId partnership(PartnershipRef ref) {
        PartnershipId id = ref.id();
        if (id != null) {
            return id;
        }
        return jdbc.sql(PARTNERSHIP_BY_SIDES)
                .param("key", SidesKey.of(ref.sides(), ref.strand()))
                .query(String.class)
                .optional()
                .map(PartnershipId::new)
                .orElseGet(() -> ProposedIds.partnership(ref.sides(), ref.strand()));
    }

    /** The stream of figures of this scope: the one on record, else a new one's proposed id. */
    public FiguresId figures(Scope scope) {
        PartyId to = scope.to();
        return jdbc.sql(FIGURES_BY_SCOPE)
                .param("from", scope.from().value())
                .param("to", to == null ? "" : to.value())
                .query(String.class)
                .optional()
                .map(FiguresId::new)
                .orElseGet(() -> ProposedIds.figures(scope));
    }

    /** Those of the ids that are on record: parties, sources, partnerships, and entries as {@code stream#entry}. */
    public Set<String> known(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        String[] streams = ids.stream()
                .filter(id -> id.indexOf('#') >= 0)
                .map(id -> id.substring(0, id.indexOf('#')))
                .distinct()
                .toArray(String[]::new);
        return new HashSet<>(jdbc.sql(KNOWN)
                .param("ids", ids.toArray(String[]::new))
                .param("streams", streams)
                .query(String.class)
                .list());
    }

    /** Whether a command with this digest of its body was recorded. */
    public boolean recorded(String digest) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command.entry WHERE body_digest = :digest)")
                .param("digest", digest)
                .query(Boolean.class)
                .single();
    }

    /** For each party that acts for another: that other. */
    public Map<PartyId, PartyId> actsFor(Collection<PartyId> parties) {
        Map<PartyId, PartyId> actsFor = new HashMap<>();
        jdbc.sql(ACTS_FOR)
                .param("ids", parties.stream().map(PartyId::value).toArray(String[]::new))
                .query((row, number) -> actsFor.put(new PartyId(row.getString(1)), new PartyId(row.getString(2))))
                .list();
        return actsFor;
    }

    /** Whoever ever stood on a side of the partnership. */
    public Set<PartyId> members(String partnership) {
        Set<PartyId> members = new HashSet<>();
        jdbc.sql(MEMBERS)
                .param("id", partnership)
                .query(String.class)
                .list()
                .forEach(member -> members.add(new PartyId(member)));
        return members;
    }

    /** Other parties of the same kind and country that go by this name. */
    public List<PartyId> namedAlike(PartyId party, String name, PartyKind kind, String country) {
        return jdbc
                .sql(NAMED_ALIKE)
                .param("name", StreamIndexWriter.nameKey(name))
                .param("country", country)
                .param("kind", kind.name())
                .param("id", party.value())
                .query(String.class)
                .list()
                .stream()
                .map(PartyId::new)
                .toList();
    }

    /** Who else has this identifier, if anybody. */
    public Optional<String> ownerOf(String scheme, @Nullable String value, StreamId itself) {
        return value == null
                ? Optional.empty()
                : jdbc.sql(TAKEN)
                        .param("scheme", scheme)
                        .param("value", value)
                        .param("id", itself.value())
                        .query(String.class)
                        .optional();
    }

    /** The sequence of the stream's last event, -1 if there is none. */
    public long storedSequence(StreamId stream) {
        return jdbc.sql(STORED_SEQUENCE)
                .param("stream", stream.value())
                .query(Long.class)
                .single();
    }

    /** The dates of these sources and of all that the stream names. */
    public Anchors sourceDates(StreamId stream, Collection<String> sources) {
        Map<SourceId, StatedDate> dates = new HashMap<>();
        jdbc.sql(SOURCE_DATES)
                .param("ids", sources.toArray(String[]::new))
                .param("stream", stream.value())
                .query((row, number) -> dates.put(
                        new SourceId(row.getString("source_id")),
                        EventJson.ours().mapper().readValue(row.getString("published_on"), StatedDate.class)))
                .list();
        return source -> Optional.ofNullable(dates.get(source));
    }

    /** The sources that these and all that the stream names are copies of, themselves among them. */
    public Map<SourceId, Set<SourceId>> lineage(StreamId stream, Collection<String> sources) {
        Map<SourceId, Set<SourceId>> lineage = new HashMap<>();
        jdbc.sql(LINEAGE)
                .param("ids", sources.toArray(String[]::new))
                .param("stream", stream.value())
                .query((row, number) -> lineage.computeIfAbsent(
                                new SourceId(row.getString("source_id")), source -> new HashSet<>())
                        .add(new SourceId(row.getString("ancestor"))))
                .list();
        return lineage;
    }

    /** For each of these that was declared a duplicate: the party or partnership that stays. */
    public Map<String, String> staying(Collection<String> ids) {
        Map<String, String> staying = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql(STAYING)
                    .param("ids", ids.toArray(String[]::new))
                    .query((row, number) -> staying.put(row.getString("id"), row.getString("stays")))
                    .list();
        }
        return staying;
    }

    /** Whether anything was declared a duplicate at all. */
    public boolean hasDuplicates() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command.duplicate)")
                .query(Boolean.class)
                .single();
    }
}
