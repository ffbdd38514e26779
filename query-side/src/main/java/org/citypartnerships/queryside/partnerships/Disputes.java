package org.citypartnerships.queryside.partnerships;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.History;
import org.citypartnerships.queryside.partnerships.PartnershipAnswer.Dispute;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.PublicEntries;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What sources contest in a stream, as long as nobody has settled it. */
final class Disputes {

    private Disputes() {}

    /** The open ones about what is told of the day; {@code witnesses} says who tells of each, from the evidence of all. */
    static List<Dispute> open(
            History history,
            Chronicle chronicle,
            LocalDate day,
            Function<List<JsonNode>, List<List<Witness>>> witnesses) {
        List<EntryContested> unsettled = history.standing().stream()
                .filter(entry -> entry.header().visibility() == Visibility.PUBLIC)
                .filter(EntryContested.class::isInstance)
                .map(EntryContested.class::cast)
                .filter(contest -> history.isOpenDispute(contest.entryId()))
                .filter(contest -> PublicEntries.isPublic(history, contest.contests()))
                .toList();
        if (unsettled.isEmpty()) {
            return List.of();
        }
        Set<EntryId> later = chronicle.timeline().stream()
                .filter(told -> !told.isToldOf(day))
                .map(told -> told.entry().entryId())
                .collect(Collectors.toSet());
        List<EntryContested> open = unsettled.stream()
                .filter(contest -> !later.contains(contest.contests()))
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        List<JsonNode> evidence = new ArrayList<>();
        for (EntryContested contest : open) {
            evidence.add(Objects.requireNonNull(Json.tree(history.evidence(contest.contests()))));
            evidence.add(Objects.requireNonNull(Json.tree(contest.header().evidence())));
        }
        Iterator<List<Witness>> told = witnesses.apply(evidence).iterator();
        List<Dispute> disputes = new ArrayList<>();
        for (EntryContested contest : open) {
            disputes.add(new Dispute(
                    contest.entryId().value(),
                    contest.contests().value(),
                    contest.field(),
                    recorded(history, contest),
                    told.next(),
                    contest.claimed(),
                    told.next()));
        }
        return disputes;
    }

    /** A person's name is not among what is told of a dispute: it stays encrypted. */
    private static @Nullable JsonNode recorded(History history, EntryContested contest) {
        JsonNode value = history.entry(contest.contests())
                .map(Json::tree)
                .map(entry -> entry.at(contest.field()))
                .orElse(null);
        return value == null || value.isMissingNode() ? null : value;
    }
}
