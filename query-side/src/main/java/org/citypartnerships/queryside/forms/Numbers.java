package org.citypartnerships.queryside.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.Sentences;
import org.citypartnerships.queryside.web.PartyFigures;
import org.citypartnerships.queryside.web.PartyFigures.PrintedFigure;
import org.citypartnerships.values.FiguresId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The printed numbers that a form is about. They stand in no timeline: each has a page of its own. */
@Component
class Numbers {

    private final PartyFigures figures;

    Numbers(PartyFigures figures) {
        this.figures = figures;
    }

    /** Whether it is a stream of numbers, or the reference of one: {@code figures:harbin-cn~russia-ru#s1-04}. */
    static boolean isOfNumbers(String ref) {
        return ref.startsWith(FiguresId.KIND);
    }

    /** The page of a number. */
    static String address(String ref) {
        int hash = ref.indexOf('#');
        return PartyFigures.address(ref.substring(0, hash), ref.substring(hash + 1));
    }

    private Optional<PrintedFigure> find(String ref) {
        int hash = ref.indexOf('#');
        return hash < 0 ? Optional.empty() : figures.one(ref.substring(0, hash), ref.substring(hash + 1));
    }

    /** What a form was opened from, in words; nothing if the number does not stand. */
    Map<String, String> context(String ref, Phrases phrases) {
        return find(ref)
                .map(number ->
                        Map.of("about", between(number), "address", address(ref), "entry", sentence(number, phrases)))
                .orElse(Map.of());
    }

    /** What a number is: {@code trade-figure-recorded}; empty if it does not stand. */
    Optional<String> kind(String ref) {
        return find(ref).map(PrintedFigure::kind);
    }

    /** The fields of a number that somebody may say otherwise of, by their pointers. */
    Map<String, JsonNode> fields(String ref) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        find(ref).ifPresent(number -> {
            JsonNode period = number.period();
            if (period != null) {
                fields.put("/header/happened", period);
            }
            for (int at = 0; at < number.amounts().size(); at++) {
                fields.put(
                        "/amounts/" + at + "/number", number.amounts().path(at).path("number"));
            }
        });
        return fields;
    }

    /** The numbers that somebody recorded last, the last one first. */
    List<Latest.Dated> latestBy(String recorder, int size, Phrases phrases) {
        return figures.latestBy(recorder, size).stream()
                .map(one -> new Latest.Dated(one.recordedAt(), line(one, phrases)))
                .toList();
    }

    private static Entries.Line line(PartyFigures.Recorded recorded, Phrases phrases) {
        PrintedFigure number = recorded.figure();
        return new Entries.Line(
                sentence(number, phrases),
                between(number),
                PartyFigures.address(number.figures(), number.entry()),
                phrases.instant(recorded.recordedAt()),
                false);
    }

    private static String between(PrintedFigure number) {
        return number.from().nameWith(number.to());
    }

    private static String sentence(PrintedFigure number, Phrases phrases) {
        String when = phrases.date(number.period());
        String sentence = Sentences.of(number, phrases);
        return when == null ? sentence : when + ": " + sentence;
    }
}
