package org.citypartnerships.queryside.partnerships;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.partnerships.PartnershipAnswer.Dispute;
import org.citypartnerships.queryside.partnerships.PartnershipAnswer.SideAnswer;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.citypartnerships.queryside.web.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/**
 * The answer about a partnership on every day from its last recording on, written once: with holes for the names of parties
 * and sources, and without what is put beside it when it is asked.
 */
@Component
final class Documents {

    private static final int SIDES = 2;

    private final Templates templates;
    private final ObjectWriter answers;

    Documents(Templates templates) {
        this.templates = templates;
        this.answers = templates.writer(PartnershipAnswer.class, Beside.class);
    }

    /** What is put beside the document: it hangs on the moment, on figures, and on names. */
    @JsonIgnoreProperties({"position", "asOf", "title", "figures"})
    private static final class Beside {}

    /**
     * The answer for a run of days.
     *
     * @param one the members of one side
     * @param other those of the other
     * @param parties the parties that it names
     * @param sources the sources that it names
     * @param answer the fields of the answer as JSON with holes
     */
    record Row(
            String partnershipId,
            LocalDate fromDay,
            @Nullable LocalDate untilDay,
            long sequence,
            List<String> one,
            List<String> other,
            List<String> parties,
            List<String> sources,
            String answer) {

        Row from(LocalDate day, @Nullable LocalDate until) {
            return new Row(partnershipId, day, until, sequence, one, other, parties, sources, answer);
        }

        boolean saysTheSameAs(Row row) {
            return answer.equals(row.answer) && one.equals(row.one) && other.equals(row.other);
        }
    }

    /** One for each run of days; none where the sides are not two, or are called as nobody writes: those are folded when asked. */
    List<Row> of(RecordedStream stream, Chronicle chronicle) {
        if (stream.hangsOnDuplicates()) {
            return List.of();
        }
        PartnershipOpened opened = stream.first(PartnershipOpened.class);
        if (opened.sides().size() != SIDES || opened.sides().stream().anyMatch(side -> hasControls(side.name()))) {
            return List.of();
        }
        LocalDate first = LocalDate.ofInstant(stream.last().recordedAt(), ZoneOffset.UTC);
        List<Row> rows = new ArrayList<>();
        Row run = row(stream, chronicle, first);
        for (LocalDate day : chronicle.daysOfChange().tailSet(first, false)) {
            Row next = row(stream, chronicle, day);
            if (!next.saysTheSameAs(run)) {
                rows.add(run.from(run.fromDay(), day));
                run = next;
            }
        }
        rows.add(run);
        return rows;
    }

    private static boolean hasControls(@Nullable String name) {
        return name != null && name.chars().anyMatch(Character::isISOControl);
    }

    private Row row(RecordedStream stream, Chronicle chronicle, LocalDate day) {
        Portrait portrait = new Portrait(stream.first(PartnershipOpened.class), chronicle, day);
        Map<String, PartyLabel> unnamed = new LinkedHashMap<>();
        portrait.parties().forEach(party -> unnamed.put(party, Templates.unnamed(party)));
        List<SideAnswer> sides = portrait.sides(unnamed);
        List<Dispute> disputes = Disputes.open(stream.history(), chronicle, day, Documents::witnesses);
        PartnershipAnswer answer = new PartnershipAnswer(
                0,
                stream.id(),
                day,
                null,
                portrait.strand(),
                "",
                portrait.status(),
                sides,
                portrait.decisions(unnamed),
                portrait.papers(unnamed),
                portrait.plans(),
                disputes,
                portrait.warnings(),
                List.of(),
                stream.sequence());
        return new Row(
                stream.id(),
                day,
                null,
                stream.sequence(),
                OnePartnership.ids(sides.get(0)),
                OnePartnership.ids(sides.get(1)),
                List.copyOf(unnamed.keySet()),
                sources(disputes),
                "\"title\":" + templates.text(OnePartnership.title(sides, portrait.strand())) + ","
                        + fields(answers.writeValueAsString(answer)));
    }

    /** The fields of an object without the braces around them. */
    private static String fields(String object) {
        return object.substring(1, object.length() - 1);
    }

    private static List<String> sources(List<Dispute> disputes) {
        Set<String> sources = new LinkedHashSet<>();
        disputes.forEach(dispute -> Stream.concat(dispute.recordedBy().stream(), dispute.evidence().stream())
                .forEach(witness -> sources.add(witness.source())));
        return List.copyOf(sources);
    }

    private static List<List<Witness>> witnesses(List<JsonNode> evidence) {
        List<List<Witness>> witnesses = new ArrayList<>();
        for (JsonNode list : evidence) {
            List<Witness> of = new ArrayList<>();
            list.forEach(each -> of.add(Witness.unnamed(each)));
            witnesses.add(of);
        }
        return witnesses;
    }
}
