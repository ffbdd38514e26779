package org.citypartnerships.queryside.figures;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.citypartnerships.queryside.figures.FiguresProjection.Figure;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.JsonText;
import org.citypartnerships.queryside.web.PartyFigures.Contested;
import org.citypartnerships.queryside.web.PartyFigures.PrintedFigure;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.citypartnerships.queryside.web.Templates;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/**
 * The newest figure of each measure between two parties as it is answered, written once, with holes for the names of parties
 * and sources. A stream of figures is of one scope, so that no other stream has a newer one.
 */
@Component
final class NewestFigures {

    private static final Comparator<Figure> NEWEST_FIRST = Comparator.comparing(
                    (Figure figure) -> figure.latest(), Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(figure -> figure.earliest(), Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Figure::place);

    private final ObjectWriter templates;

    NewestFigures(Templates templates) {
        this.templates = templates.writer();
    }

    /**
     * A figure that is the newest of its measure.
     *
     * @param parties the parties that it names
     * @param sources the sources that it names
     * @param answer the figure as JSON with holes
     */
    record Row(
            String figuresId,
            int place,
            String fromParty,
            String toParty,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            List<String> parties,
            List<String> sources,
            String answer) {}

    /** The newest among all figures of a stream. */
    List<Row> of(List<Figure> figures) {
        Map<List<@Nullable String>, Figure> newest = new LinkedHashMap<>();
        for (Figure figure : figures) {
            if (figure.toParty() != null && figure.visibility().equals(Visibility.PUBLIC.name())) {
                newest.merge(
                        Arrays.asList(figure.kind(), figure.measure(), figure.flow(), figure.commodity()),
                        figure,
                        BinaryOperator.minBy(NEWEST_FIRST));
            }
        }
        return newest.values().stream().map(this::row).toList();
    }

    private Row row(Figure figure) {
        String to = Objects.requireNonNull(figure.toParty());
        List<Witness> evidence = unnamed(tree(figure.evidence()));
        List<Contested> disputes = figure.disputes() == null
                ? List.of()
                : tree(figure.disputes())
                        .valueStream()
                        .map(NewestFigures::contested)
                        .toList();
        return new Row(
                figure.figuresId(),
                figure.place(),
                figure.fromParty(),
                to,
                figure.earliest(),
                figure.latest(),
                Stream.of(figure.fromParty(), to, figure.setBy())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                sources(evidence, disputes),
                templates.writeValueAsString(new PrintedFigure(
                        figure.figuresId(),
                        figure.entryId(),
                        figure.kind(),
                        Templates.unnamed(figure.fromParty()),
                        Templates.unnamed(to),
                        figure.measure(),
                        figure.flow(),
                        figure.commodity(),
                        figure.period() == null ? null : tree(figure.period()),
                        tree(figure.amounts()),
                        figure.change() == null ? null : tree(figure.change()),
                        figure.every(),
                        figure.setBy() == null ? null : Templates.unnamed(figure.setBy()),
                        figure.words(),
                        figure.accordingTo() == null ? null : tree(figure.accordingTo()),
                        figure.note(),
                        evidence,
                        disputes)));
    }

    private static List<String> sources(List<Witness> evidence, List<Contested> disputes) {
        return Stream.concat(evidence.stream(), disputes.stream().flatMap(dispute -> dispute.evidence().stream()))
                .map(Witness::source)
                .distinct()
                .sorted()
                .toList();
    }

    private static Contested contested(JsonNode contest) {
        return new Contested(
                contest.path("entry").asString(""),
                contest.path("field").asString(""),
                contest.path("claimed").asString(""),
                unnamed(contest.path("evidence")));
    }

    private static List<Witness> unnamed(JsonNode evidence) {
        return evidence.valueStream().map(Witness::unnamed).toList();
    }

    private static JsonNode tree(JsonText text) {
        return Objects.requireNonNull(Json.ofText(text.json()));
    }
}
