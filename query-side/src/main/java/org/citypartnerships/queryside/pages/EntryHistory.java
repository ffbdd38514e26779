package org.citypartnerships.queryside.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.citypartnerships.queryside.audit.AuditTrail.EntryAnswer;
import org.citypartnerships.queryside.audit.EntryFile;
import org.citypartnerships.queryside.audit.EntryFile.Contents;
import org.citypartnerships.queryside.audit.StoredEvents;
import org.citypartnerships.queryside.audit.StoredEvents.Stored;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.TimelineView.Source;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** What was ever recorded about an entry, as its page tells it: how it read, what was said of it, the events themselves. */
@Component
class EntryHistory {

    /** Where and what the entry is stands above it already. */
    private static final Set<String> SAID_ABOVE = Set.of(
            "header/entryId",
            "partnershipId",
            "figuresId",
            "subject",
            "subject/party",
            "subject/partnership",
            "header/evidence");

    private final StoredEvents events;

    EntryHistory(StoredEvents events) {
        this.events = events;
    }

    /** One field of a reading of the entry; whether it differs from the reading before. */
    record Line(String name, String value, @Nullable String before) {}

    /** How the entry read after a recording. */
    record Reading(
            String cause,
            @Nullable String reason,
            String recorded,
            @Nullable String by,
            List<Line> lines) {}

    /**
     * Something that was done to the entry.
     *
     * @param next the command by which a clerk goes on from there; null if nothing is left to be done
     * @param about the entry that this would be about
     * @param code the warning that this would be about; null if it is about none
     */
    record Act(
            String what,
            @Nullable String reason,
            String recorded,
            @Nullable String by,
            List<Source> sources,
            @Nullable String next,
            @Nullable String about,
            @Nullable String code) {
        Act withNext(String command, @Nullable String entry, @Nullable String warning) {
            return new Act(what, reason, recorded, by, sources, command, entry, warning);
        }
    }

    /** An event as it is stored, with the address of its proof. */
    record Raw(WhyPage.Event event, String payload, String metadata) {}

    /** Puts it on the entry's page. */
    void addTo(ModelAndView page, EntryAnswer answer, FieldWords words, Phrases phrases) {
        Contents contents = answer.contents();
        page.addObject("entry", answer.entry())
                .addObject("ref", answer.ref())
                .addObject("what", words.event(contents.kind()))
                .addObject("stands", contents.stands())
                .addObject("gone", gone(contents, answer.entry()))
                .addObject("when", phrases.date(happened(contents)))
                .addObject("sources", sources(contents.evidence(), phrases))
                .addObject("readings", readings(contents.versions(), words, phrases))
                .addObject("acts", acts(contents, answer.stream(), answer.entry(), words, phrases))
                .addObject("raws", raws(contents, words, phrases));
    }

    /** The phrase that says why an entry does not stand. */
    private static String gone(Contents contents, String entry) {
        if (contents.retractions().stream()
                .anyMatch(retraction -> retraction.retracts().equals(entry))) {
            return "file.gone.retracted";
        } else if (contents.judgements().stream().anyMatch(judgement -> !judgement.confirmed())) {
            return "file.gone.rejected";
        }
        boolean isUntouched =
                contents.retractions().isEmpty() && contents.judgements().isEmpty();
        return isUntouched ? "file.gone.waiting" : "file.gone";
    }

    private static @Nullable JsonNode happened(Contents contents) {
        JsonNode stands = contents.asItStands();
        return contents.resolved() != null
                ? contents.resolved()
                : stands == null ? null : stands.path("header").get("happened");
    }

    private static List<Source> sources(List<Witness> evidence, Phrases phrases) {
        return evidence.stream().map(witness -> Source.of(witness, phrases)).toList();
    }

    private static List<Reading> readings(List<EntryFile.Version> versions, FieldWords words, Phrases phrases) {
        List<Reading> readings = new ArrayList<>();
        Map<String, JsonNode> before = Map.of();
        for (EntryFile.Version version : versions) {
            Map<String, JsonNode> now = fields(version.entry());
            readings.add(new Reading(
                    phrases.say("version." + version.cause()),
                    version.reason(),
                    phrases.instant(version.event().recordedAt()),
                    words.recorder(version.event().recordedBy()),
                    readings.isEmpty() ? lines(now, words) : changed(before, now, words)));
            before = now;
        }
        return readings;
    }

    private static List<Line> lines(Map<String, JsonNode> now, FieldWords words) {
        List<Line> lines = new ArrayList<>();
        now.forEach(
                (path, value) -> lines.add(new Line(words.field(last(path)), words.value(last(path), value), null)));
        return lines;
    }

    private static List<Line> changed(Map<String, JsonNode> before, Map<String, JsonNode> now, FieldWords words) {
        Set<String> paths = new LinkedHashSet<>(before.keySet());
        paths.addAll(now.keySet());
        List<Line> lines = new ArrayList<>();
        for (String path : paths) {
            JsonNode was = before.getOrDefault(path, NullNode.instance);
            JsonNode is = now.getOrDefault(path, NullNode.instance);
            if (!was.equals(is)) {
                lines.add(new Line(words.field(last(path)), words.value(last(path), is), words.value(last(path), was)));
            }
        }
        return lines;
    }

    /** The fields of an entry and of its header, one level deep; what is empty is left out. */
    private static Map<String, JsonNode> fields(JsonNode entry) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        entry.path("header")
                .propertyStream()
                .forEach(field -> put(fields, "header/" + field.getKey(), field.getValue()));
        entry.propertyStream().filter(field -> !field.getKey().equals("header")).forEach(field -> {
            if (field.getValue().isObject() && !field.getValue().has("words")) {
                field.getValue()
                        .propertyStream()
                        .forEach(part -> put(fields, field.getKey() + "/" + part.getKey(), part.getValue()));
            } else {
                put(fields, field.getKey(), field.getValue());
            }
        });
        return fields;
    }

    private static void put(Map<String, JsonNode> fields, String path, JsonNode value) {
        boolean isEmpty = value.isNull() || (value.isContainer() && value.isEmpty());
        if (!isEmpty && !SAID_ABOVE.contains(path)) {
            fields.put(path, value);
        }
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static List<Act> acts(Contents contents, String stream, String entry, FieldWords words, Phrases phrases) {
        List<Act> acts = new ArrayList<>();
        contents.testimonies().stream()
                .filter(testimony -> testimony.event().name().equals("evidence-added"))
                .forEach(testimony ->
                        acts.add(act(testimony.event(), null, sources(testimony.evidence(), phrases), words, phrases)));
        for (EntryFile.Contest contest : contents.contests()) {
            String claim = phrases.say(
                    "act.contested",
                    words.claims().field(contest.field()),
                    words.claims().claimed(contest.field(), contest.claimed()));
            Act contested = act(contest.event(), claim, sources(contest.evidence(), phrases), words, phrases);
            acts.add(
                    contest.open()
                            ? contested.withNext("SettleDispute", stream + "#" + contest.entry(), null)
                            : contested);
            EntryFile.Settlement settlement = contest.settlement();
            if (settlement != null) {
                acts.add(act(
                        settlement.event(),
                        phrases.say("act.settled." + settlement.prevailing(), settlement.reason()),
                        List.of(),
                        words,
                        phrases));
            }
        }
        contents.retractions().forEach(each -> acts.add(act(each.event(), each.reason(), List.of(), words, phrases)));
        contents.judgements().forEach(each -> acts.add(act(each.event(), each.reason(), List.of(), words, phrases)));
        contents.silencings()
                .forEach(each -> acts.add(act(
                                each.event(),
                                phrases.sayOr("warning." + each.code(), each.code())
                                        + (each.reason() == null ? "" : ": " + each.reason()),
                                List.of(),
                                words,
                                phrases)
                        .withNext("HeedWarning", stream + "#" + entry, each.code())));
        contents.files()
                .forEach(each -> acts.add(act(
                        each.event(),
                        phrases.say("act.file", each.mediaType(), each.sizeBytes(), each.sha256()),
                        List.of(),
                        words,
                        phrases)));
        return acts;
    }

    private static Act act(
            Stored event, @Nullable String reason, List<Source> sources, FieldWords words, Phrases phrases) {
        return new Act(
                words.event(event.name()),
                reason,
                phrases.instant(event.recordedAt()),
                words.recorder(event.recordedBy()),
                sources,
                null,
                null,
                null);
    }

    /** Every event that says something about the entry, once, in the order of recording, unless some of it is not told. */
    private List<Raw> raws(Contents contents, FieldWords words, Phrases phrases) {
        Set<Long> positions = new TreeSet<>();
        contents.versions().forEach(each -> positions.add(each.event().position()));
        contents.testimonies().forEach(each -> positions.add(each.event().position()));
        contents.contests().forEach(each -> {
            positions.add(each.event().position());
            if (each.settlement() != null) {
                positions.add(each.settlement().event().position());
            }
        });
        contents.retractions().forEach(each -> positions.add(each.event().position()));
        contents.judgements().forEach(each -> positions.add(each.event().position()));
        contents.silencings().forEach(each -> positions.add(each.event().position()));
        contents.files().forEach(each -> positions.add(each.event().position()));
        positions.removeAll(contents.withheld());
        return positions.stream()
                .flatMap(position -> events.raw(position).stream())
                .map(raw -> new Raw(WhyPage.Event.of(raw.event(), words, phrases), raw.payload(), raw.metadata()))
                .toList();
    }
}
