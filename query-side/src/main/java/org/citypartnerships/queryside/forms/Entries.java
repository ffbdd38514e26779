package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.citypartnerships.queryside.forms.FormView.Choice;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.ClaimWords;
import org.citypartnerships.queryside.pages.Sentences;
import org.citypartnerships.queryside.signin.Recording.Recorded;
import org.citypartnerships.queryside.timeline.Timelines;
import org.citypartnerships.queryside.timeline.Timelines.Confirmation;
import org.citypartnerships.queryside.timeline.Timelines.Order;
import org.citypartnerships.queryside.timeline.Timelines.Question;
import org.citypartnerships.queryside.timeline.Timelines.Told;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.SpokenNames;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The entries that a form is about, or can name. */
@Component
class Entries {

    private static final int OFFERED_MAX = 200;
    private static final Set<String> PAPERS =
            Set.of("protocol-signed", "mou-signed", "agreement-signed", "mou-renewed", "agreement-renewed");
    private static final Set<String> PLANS = Set.of("signing-planned", "engagement-planned");
    private static final Set<String> MEETINGS = Set.of("delegation-recorded", "meeting-recorded", "engagement-planned");

    private final Timelines timelines;
    private final OnRecord record;
    private final Numbers numbers;
    private final SpokenNames names;

    Entries(Timelines timelines, OnRecord record, Numbers numbers, SpokenNames names) {
        this.names = names;
        this.timelines = timelines;
        this.record = record;
        this.numbers = numbers;
    }

    /** What a command that is about an entry has, whatever is typed. */
    static ObjectNode base(CommandForm form, Typed typed) {
        ObjectNode base = JsonNodeFactory.instance.objectNode();
        if (form.isAboutAnEntry()) {
            base.put("entry", typed.one("entry"));
        }
        switch (form.command()) {
            case "RegisterSource" -> base.put("sourceId", Made.source(typed.one("title"), typed.one(Typed.KEY)));
            case "RegisterParty" -> {
                if (!typed.one("names.text").isEmpty() && !Made.hasLatin(typed.one("names.text"))) {
                    base.put("partyId", Made.party(typed.one("names.text"), "", typed.one("country")));
                }
            }
            default -> {}
        }
        return base;
    }

    /** The entries of a partnership or party that a field can name. */
    List<Choice> choices(Field field, String stream, String entry, Phrases phrases) {
        if (field.asked() == Asked.POINTER) {
            return pointers(entry, phrases);
        }
        if (stream.isEmpty()) {
            return List.of();
        }
        return list(stream, phrases).stream()
                .filter(told -> fits(field, told.kind()))
                .map(told -> new Choice(told.entry(), sentence(told, phrases), false))
                .toList();
    }

    /** What was chosen from such a list, as the list says it; as it was sent, if it stands in none. */
    String chosen(Field field, String stream, String entry, String value, Phrases phrases) {
        if (field.asked() == Asked.POINTER) {
            return pointers(entry, phrases).stream()
                    .filter(one -> one.value().equals(value))
                    .map(Choice::name)
                    .findFirst()
                    .orElse(value);
        }
        return find(value.contains("#") ? value : stream + "#" + value, phrases)
                .map(told -> sentence(told, phrases))
                .orElse(value);
    }

    private List<Told> list(String stream, Phrases phrases) {
        return called(timelines.list(everythingIn(stream), Order.HAPPENED, new Page(1, OFFERED_MAX)), phrases);
    }

    private static Question everythingIn(String stream) {
        return new Question(List.of(stream), null, null, Confirmation.ANY);
    }

    private List<Told> called(List<Told> told, Phrases phrases) {
        return Told.calling(told, named -> names.of(named, phrases.locale(), null));
    }

    private static boolean fits(Field field, String kind) {
        return switch (field.path()) {
            case "instrument", "act.instrument", "header.links.RENEWS" -> PAPERS.contains(kind);
            case "plan", "header.links.FULFILS" -> PLANS.contains(kind);
            case "proposal" -> kind.equals("intent-proposed");
            case "header.links.DURING" -> MEETINGS.contains(kind);
            default -> true;
        };
    }

    private static String sentence(Told told, Phrases phrases) {
        String when = phrases.date(told.happened());
        String sentence = Sentences.of(told, phrases);
        return when == null ? sentence : when + ": " + sentence;
    }

    /** The fields of an entry that somebody may say otherwise of, and what they say now. */
    private List<Choice> pointers(String entry, Phrases phrases) {
        if (Numbers.isOfNumbers(entry)) {
            return numbers.kind(entry)
                    .map(kind -> pointers(kind, numbers.fields(entry), new ClaimWords(phrases, party -> party)))
                    .orElse(List.of());
        }
        Told told = find(entry, phrases).orElse(null);
        if (told == null) {
            return List.of();
        }
        Map<String, JsonNode> leaves = new LinkedHashMap<>();
        JsonNode happened = told.happened();
        if (happened != null) {
            leaves.put("/header/happened", happened);
        }
        collect(told.details(), "", leaves);
        Map<String, String> called = told.names();
        return pointers(told.kind(), leaves, new ClaimWords(phrases, party -> called.getOrDefault(party, party)));
    }

    private static List<Choice> pointers(String kind, Map<String, JsonNode> leaves, ClaimWords words) {
        CommandForm recorded = Corrections.formOf(kind).orElse(null);
        return recorded == null
                ? List.of()
                : leaves.entrySet().stream()
                        .filter(leaf -> Claims.fieldAt(recorded, leaf.getKey()).isPresent())
                        .map(leaf -> new Choice(
                                leaf.getKey(),
                                words.field(leaf.getKey()) + ": " + words.value(leaf.getKey(), leaf.getValue()),
                                false))
                        .toList();
    }

    /** A person's name cannot be claimed: it is kept apart from the entry. */
    private static void collect(JsonNode node, String pointer, Map<String, JsonNode> leaves) {
        if (node.isObject() && !node.has("edtf") && !node.has("relative")) {
            node.properties().stream()
                    .filter(one -> !(node.has("personId") && one.getKey().equals("name")))
                    .forEach(one -> collect(one.getValue(), pointer + "/" + one.getKey(), leaves));
        } else {
            leaves.put(pointer, node);
        }
    }

    private Optional<Told> find(String ref, Phrases phrases) {
        int hash = ref.indexOf('#');
        if (hash < 0) {
            return Optional.empty();
        }
        Collection<Told> found = timelines
                .some(everythingIn(ref.substring(0, hash)), List.of(ref.substring(hash + 1)))
                .values();
        return called(List.copyOf(found), phrases).stream().findFirst();
    }

    /** An entry in a list. */
    record Line(String sentence, String where, String address, String recorded, boolean waits) {}

    /** An entry, by its reference; of one that no timeline tells, the reference stands there. */
    Line line(String ref, Phrases phrases) {
        return find(ref, phrases)
                .map(told -> line(told, phrases))
                .orElseGet(() -> new Line(ref, "", unlisted(ref), "", true));
    }

    private static String unlisted(String ref) {
        if (Numbers.isOfNumbers(ref)) {
            return Numbers.address(ref);
        }
        return ref.startsWith("source:") ? "/record" : "/attention";
    }

    /** The entries of partnerships and parties that somebody recorded last, the last one first. */
    List<Latest.Dated> latestBy(String recorder, int size, Phrases phrases) {
        return called(timelines.latestBy(recorder, size), phrases).stream()
                .map(told -> new Latest.Dated(told.recordedAt(), line(told, phrases)))
                .toList();
    }

    private Line line(Told told, Phrases phrases) {
        Map<String, String> context = context(told.stream(), "", phrases);
        return new Line(
                sentence(told, phrases),
                context.getOrDefault("about", Ids.name(told.stream())),
                context.getOrDefault("address", "/attention") + "#entry-" + told.entry(),
                phrases.instant(told.recordedAt()),
                !told.confirmed());
    }

    /** What a form was opened from, in words. */
    Map<String, String> context(String about, String entry, Phrases phrases) {
        if (Numbers.isOfNumbers(entry)) {
            return numbers.context(entry, phrases);
        }
        if (Numbers.isOfNumbers(about)) {
            return Map.of();
        }
        Map<String, String> context = new LinkedHashMap<>();
        if (Transcript.isParty(about)) {
            record.party(about).ifPresent(party -> {
                context.put("about", party.name());
                context.put("address", "/parties/" + Ids.name(about));
            });
        } else if (!about.isEmpty()) {
            context.put(
                    "about",
                    record.sides(about).stream()
                            .map(side -> side.stream()
                                    .map(OnRecord.Party::name)
                                    .collect(Collectors.joining(phrases.say("list.comma"))))
                            .collect(Collectors.joining(" – ")));
            context.put("address", "/partnerships/" + Ids.name(about));
        }
        find(entry, phrases).ifPresent(told -> context.put("entry", sentence(told, phrases)));
        return context;
    }

    /** What will be on record, as the timeline will say it. */
    String sentence(Recorded rehearsed, Transcript transcript, Phrases phrases) {
        List<String> kinds = new ArrayList<>();
        rehearsed.answer().path("events").forEach(kind -> kinds.add(kind.asString("")));
        ObjectNode details = transcript.command().deepCopy();
        details.remove(List.of("header", "partnership", "subject", "partyId", "scope"));
        String kind = kinds.isEmpty() ? "" : kinds.get(kinds.size() - 1);
        return Sentences.of(Told.unrecorded(kind, details, transcript.named()), phrases);
    }
}
