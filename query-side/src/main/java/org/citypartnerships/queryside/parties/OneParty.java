package org.citypartnerships.queryside.parties;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.parties.Memberships.Membership;
import org.citypartnerships.queryside.parties.Parties.Listed;
import org.citypartnerships.queryside.parties.Parties.Name;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.Lineage;
import org.citypartnerships.queryside.web.Lineage.Merger;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.citypartnerships.queryside.web.PartyFigures;
import org.citypartnerships.queryside.web.PartyFigures.PrintedFigure;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.PartyNaming;
import org.citypartnerships.queryside.web.Today;
import org.citypartnerships.queryside.web.Versioned;
import org.citypartnerships.values.Coordinates;
import org.citypartnerships.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** One party on a day: its names, what became part of it and what it became part of, and where it stands. */
@Component
public class OneParty {

    private final KnownStreams streams;
    private final PartyLabels labels;
    private final PartyFigures figures;
    private final Lineage lineage;
    private final Memberships memberships;
    private final Today today;

    OneParty(
            KnownStreams streams,
            PartyLabels labels,
            PartyFigures figures,
            Lineage lineage,
            Memberships memberships,
            Today today) {
        this.streams = streams;
        this.labels = labels;
        this.figures = figures;
        this.lineage = lineage;
        this.memberships = memberships;
        this.today = today;
    }

    /**
     * That a party became part of another.
     *
     * @param entry the entry that says so, {@code party:harbin-cn#merger}
     * @param party the one of the two that is not asked about
     * @param on when, as stated or counted from its anchor
     */
    public record Merging(
            String entry, PartyLabel party, @Nullable JsonNode on) {}

    /**
     * That it stood on a side of a partnership.
     *
     * @param partnership the partnership
     * @param side its side
     * @param from the first day on which it may have; null if none is too early
     * @param until the day before which that ended; null if it has not
     * @param through the party that became part of it and stood there; null if it did itself
     */
    public record Standing(
            String partnership,
            String side,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable PartyLabel through) {}

    /**
     * One party.
     *
     * @param asOf the day that it tells of
     * @param knownAt the point of recording that it tells from; null for everything that can be read
     * @param merged the parties that had become part of it by that day
     * @param mergers when, and by which entries
     * @param became what it had become part of by that day
     * @param succeededBy when, and by which entries
     * @param partnerships those on whose sides it ever stood, or one that became part of it by that day
     * @param memberships on which sides, from when until when
     * @param figures the numbers that are about this party alone or that it is an end of; nothing is summed
     */
    public record Answer(
            long position,
            @JsonUnwrapped Listed party,
            LocalDate asOf,
            @Nullable String knownAt,
            @Nullable String profile,
            @Nullable String latitude,
            @Nullable String longitude,
            @Nullable JsonNode identifiers,
            List<Name> names,
            List<PartyLabel> merged,
            List<Merging> mergers,
            @Nullable PartyLabel became,
            List<Merging> succeededBy,
            List<String> partnerships,
            List<Standing> memberships,
            List<PrintedFigure> figures,
            long sequence)
            implements Versioned {}

    /** What is to be looked up before that is asked as it is known now. */
    public List<Lookup<?>> lookups(String id, @Nullable LocalDate asOf) {
        LocalDate day = today.unless(asOf);
        List<Lookup<?>> all = new ArrayList<>(streams.lookups(id));
        all.addAll(lineage.lookups(id, day));
        all.add(Memberships.lookup(List.of(id)));
        all.addAll(labels.lookups(List.of(id), day));
        all.add(figures.lookup(id));
        return all;
    }

    /**
     * The party on a day, as known at a point of recording.
     *
     * @throws NotOnRecord if nothing of it can be read
     * @throws org.citypartnerships.queryside.web.NotYetKnown if nothing of it was known
     */
    public Answer at(long position, String id, @Nullable LocalDate asOf, @Nullable KnownAt knownAt) {
        LocalDate day = today.unless(asOf);
        KnownStream stream = streams.one(position, "party", id, knownAt);
        Known known = stream.known();
        Chronicle chronicle = stream.chronicle();
        PartyNaming naming = PartyNaming.of(chronicle);
        Listed listed = listed(id, naming, chronicle, day);
        Described described = Described.by(chronicle, day);
        Coordinates coordinates = described.coordinates();
        List<Merger> mergers = lineage.into(List.of(id), day, known);
        List<Merger> successions = lineage.of(id, day, known);
        List<Membership> stood = memberships.of(lineage.everybodyIn(id, day, known), known);
        Map<String, PartyLabel> named = labels.of(named(mergers, successions, stood), day, known);
        List<Merging> succeededBy = successions.stream()
                .map(merger -> merging(merger, merger.heir(), named))
                .toList();
        return new Answer(
                known == null ? position : known.position(),
                listed,
                day,
                knownAt == null ? null : knownAt.text(),
                described.profile(),
                coordinates == null ? null : coordinates.latitude().toPlainString(),
                coordinates == null ? null : coordinates.longitude().toPlainString(),
                Json.tree(described.identifiers()),
                naming.names().stream().map(OneParty::name).toList(),
                described.merged().stream()
                        .map(PartyId::value)
                        .distinct()
                        .map(merged -> label(merged, named))
                        .toList(),
                mergers.stream()
                        .map(merger -> merging(merger, merger.merged(), named))
                        .toList(),
                succeededBy.isEmpty()
                        ? null
                        : succeededBy.get(succeededBy.size() - 1).party(),
                succeededBy,
                stood.stream().map(Membership::partnership).distinct().toList(),
                stood.stream().map(each -> standing(each, id, named)).toList(),
                known == null ? figures.about(id) : List.of(),
                stream.stream().sequence());
    }

    /** @throws NotOnRecord if it is not registered */
    static Listed listed(String id, PartyNaming naming, Chronicle chronicle, LocalDate day) {
        PartyLabel label = naming.label(id, day).orElseThrow(() -> new NotOnRecord("party", id));
        Described described = Described.by(chronicle, day);
        PartyId within = described.within();
        PartyId actsFor = described.actsFor();
        return new Listed(
                id,
                String.valueOf(label.kind()),
                label.name(),
                label.country(),
                within == null ? null : within.value(),
                actsFor == null ? null : actsFor.value());
    }

    private static Collection<String> named(
            List<Merger> mergers, List<Merger> successions, List<Membership> memberships) {
        Set<String> named = new LinkedHashSet<>();
        mergers.forEach(merger -> named.add(merger.merged()));
        successions.forEach(merger -> named.add(merger.heir()));
        memberships.forEach(membership -> named.add(membership.party()));
        return new ArrayList<>(named);
    }

    private static Merging merging(Merger merger, String other, Map<String, PartyLabel> named) {
        return new Merging(merger.heir() + "#" + merger.entry(), label(other, named), merger.on());
    }

    private static Standing standing(Membership membership, String id, Map<String, PartyLabel> named) {
        return new Standing(
                membership.partnership(),
                membership.side(),
                membership.from(),
                membership.until(),
                membership.party().equals(id) ? null : label(membership.party(), named));
    }

    private static PartyLabel label(String party, Map<String, PartyLabel> named) {
        return Objects.requireNonNull(named.get(party));
    }

    private static Name name(PartyNaming.Name name) {
        return new Name(
                name.told().text(),
                name.told().language(),
                name.told().kind().name(),
                Json.tree(name.from()),
                Json.tree(name.until()),
                name.planned());
    }
}
