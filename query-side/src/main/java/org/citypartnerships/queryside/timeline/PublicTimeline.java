package org.citypartnerships.queryside.timeline;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.timeline.TimelineRows.Row;
import org.citypartnerships.queryside.timeline.Timelines.Days;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a stream tells everybody, and what waits for nobody, in the order in which it happened: the same as the rows of its timeline,
 * for whoever has read the stream already.
 *
 * <p>{@code PublicTimeline.of(stream, null).page(page)}
 */
public final class PublicTimeline {

    private static final String PARTY = "party:";

    private final KnownStream stream;
    private final @Nullable LocalDate asOf;
    private final List<Told> entries;
    private @Nullable List<Row> rows;

    private PublicTimeline(KnownStream stream, @Nullable LocalDate asOf, List<Told> entries) {
        this.stream = stream;
        this.asOf = asOf;
        this.entries = entries;
    }

    /**
     * That of a stream as it was known, or is now; of a duplicate nothing, since the one that stays tells it.
     *
     * @param asOf only what may have happened by that day; null for everything
     */
    public static PublicTimeline of(KnownStream stream, @Nullable LocalDate asOf) {
        List<Told> told = stream.stream().stays().isPresent()
                ? List.of()
                : stream.chronicle().timelineWithWaiting().stream()
                        .filter(entry -> isForEverybody(entry) && mayHaveBeenBy(asOf, entry))
                        .toList();
        return new PublicTimeline(stream, asOf, told);
    }

    private static boolean isForEverybody(Told told) {
        return told.confirmed() && told.entry().header().visibility() == Visibility.PUBLIC;
    }

    private static boolean mayHaveBeenBy(@Nullable LocalDate day, Told told) {
        LocalDate earliest = told.window().earliest();
        return day == null || earliest == null || !earliest.isAfter(day);
    }

    /** How many entries. */
    public int size() {
        return entries.size();
    }

    /** Their ids, in their order. */
    public List<String> order() {
        return entries.stream().map(PublicTimeline::id).toList();
    }

    /** One page of it. */
    public PublicTimeline page(Page page) {
        return only(entries.stream().skip(page.offset()).limit(page.size()));
    }

    /** Some of its entries, by their ids. */
    public PublicTimeline some(Set<String> ids) {
        return only(entries.stream().filter(told -> ids.contains(id(told))));
    }

    private PublicTimeline only(Stream<Told> some) {
        return new PublicTimeline(stream, asOf, some.toList());
    }

    KnownStream stream() {
        return stream;
    }

    @Nullable
    LocalDate asOf() {
        return asOf;
    }

    /** Its entries as they stand in rows; made once. */
    List<Row> rows() {
        List<Row> made = rows;
        if (made == null) {
            made = entries.stream().map(this::row).toList();
            rows = made;
        }
        return made;
    }

    private Row row(Told told) {
        JsonNode entry = Objects.requireNonNull(Json.tree(told.entry()));
        var recorded = stream.stream().at(told.sequence());
        return new Row(
                stream.stream().id(),
                id(told),
                StoredNames.ours().nameOf(told.entry().getClass()),
                recorded.sequence(),
                recorded.position(),
                told.recordedAt(),
                recorded.recordedBy(),
                new Days(told.window().earliest(), told.window().latest()),
                Json.tree(told.resolved()),
                TimelineProjection.isPlanned(told.entry()),
                told.confirmed(),
                told.entry().header().visibility().name(),
                entry,
                parties(entry),
                Objects.requireNonNull(Json.tree(told.evidence())));
    }

    private static String id(Told told) {
        return told.entry().entryId().value();
    }

    private static Set<String> parties(JsonNode entry) {
        Set<String> named = new LinkedHashSet<>();
        addParties(entry, named);
        return named;
    }

    private static void addParties(JsonNode node, Set<String> named) {
        if (node.isString()) {
            if (node.stringValue().startsWith(PARTY)) {
                named.add(node.stringValue());
            }
        } else {
            node.forEach(each -> addParties(each, named));
        }
    }
}
