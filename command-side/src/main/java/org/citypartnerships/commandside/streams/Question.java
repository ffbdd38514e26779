package org.citypartnerships.commandside.streams;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StreamId;
import org.jspecify.annotations.Nullable;

/** What has to be looked up before a command is decided, gathered so that one statement can answer it. */
public final class Question {

    private static final char BETWEEN = '\n';

    private final Map<Kind, Set<String>> asked = new EnumMap<>(Kind.class);

    /** Of what kind a value is that is asked about. */
    enum Kind {
        KEY,
        PARTY,
        SOURCE,
        PARTNERSHIP,
        ENTRY,
        STREAM,
        SIDES,
        SCOPE,
        NAME,
        IDENTIFIER,
        LINEAGE
    }

    /** The answer given under an idempotency key. */
    public Question key(String idempotencyKey) {
        return ask(Kind.KEY, idempotencyKey);
    }

    /** Whether this is on record: a party, source, partnership, or an entry as {@code stream#entry}; other texts are passed over. */
    public Question named(String id) {
        Kind kind = kindOf(id);
        return kind == null ? this : ask(kind, id);
    }

    /** The stream that may be decided on: how far it is, its sources and, of a partnership, its members. */
    public Question stream(StreamId stream) {
        return ask(Kind.STREAM, stream.value());
    }

    /** The partnership with this id or these sides, or the one that they would open. */
    public Question partnership(PartnershipRef ref) {
        PartnershipId id = ref.id();
        if (id != null) {
            return stream(id);
        }
        return ask(Kind.SIDES, SidesKey.of(ref.sides(), ref.strand())).stream(
                ProposedIds.partnership(ref.sides(), ref.strand()));
    }

    /** The stream of figures of this scope, or the one that they would open. */
    public Question figures(Scope scope) {
        return ask(Kind.SCOPE, scopeKey(scope)).stream(ProposedIds.figures(scope));
    }

    /** Who goes by this name. */
    public Question name(String name, PartyKind kind, String country) {
        return ask(Kind.NAME, nameKey(name, kind, country));
    }

    /** Whose identifier this is; schemes as in {@link ExternalIds}. */
    public Question identifier(String scheme, String value) {
        return ask(Kind.IDENTIFIER, joined(scheme, value));
    }

    /** Of which others the sources asked about so far, and those that the streams name, are copies. */
    public Question lineage() {
        of(Kind.SOURCE).forEach(source -> ask(Kind.LINEAGE, source));
        return this;
    }

    Question ask(Kind kind, String value) {
        asked.computeIfAbsent(kind, none -> new LinkedHashSet<>()).add(value);
        return this;
    }

    /** Whether it asks of which others sources are copies. */
    public boolean asksLineage() {
        return asks(Kind.LINEAGE);
    }

    /** Everything that either asks. */
    public Question and(Question other) {
        other.asked.forEach((kind, values) ->
                asked.computeIfAbsent(kind, none -> new LinkedHashSet<>()).addAll(values));
        return this;
    }

    boolean asks(Kind kind, String value) {
        return of(kind).contains(value);
    }

    boolean asks(Kind kind) {
        return asked.containsKey(kind);
    }

    boolean isEmpty() {
        return asked.isEmpty();
    }

    Collection<String> of(Kind kind) {
        return asked.getOrDefault(kind, Set.of());
    }

    /** What this asks and the other did not. */
    Question beyond(Question other) {
        Question open = new Question();
        asked.forEach((kind, values) ->
                values.stream().filter(value -> !other.asks(kind, value)).forEach(value -> open.ask(kind, value)));
        return open;
    }

    String[] values(Kind kind) {
        return of(kind).toArray(String[]::new);
    }

    /** One part of values that are made of several: the stream of an entry is its first, its id the second. */
    String[] parts(Kind kind, int number, int parts) {
        String between = kind == Kind.ENTRY ? "#" : String.valueOf(BETWEEN);
        return of(kind).stream()
                .map(value -> value.split(between, parts)[number])
                .toArray(String[]::new);
    }

    static @Nullable Kind kindOf(String id) {
        if (id.indexOf('#') >= 0) {
            return Kind.ENTRY;
        }
        if (id.startsWith(PartyId.KIND)) {
            return Kind.PARTY;
        }
        if (id.startsWith(SourceId.KIND)) {
            return Kind.SOURCE;
        }
        return id.startsWith(PartnershipId.KIND) ? Kind.PARTNERSHIP : null;
    }

    static String scopeKey(Scope scope) {
        PartyId to = scope.to();
        return joined(scope.from().value(), to == null ? "" : to.value());
    }

    static String nameKey(String name, PartyKind kind, String country) {
        return joined(PartyRows.nameKey(name), country, kind.name());
    }

    static String joined(String... parts) {
        return String.join(String.valueOf(BETWEEN), List.of(parts));
    }
}
