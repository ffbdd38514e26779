package org.citypartnerships.queryside.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.timeline.Timelines.Told;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.PartyFigures.PrintedFigure;
import tools.jackson.databind.JsonNode;

/** Says in a sentence what an entry tells: "Protocol of intent signed, to establish an intent". */
public final class Sentences {

    private final Phrases phrases;
    private final Told told;
    private final JsonNode details;

    private Sentences(Phrases phrases, Told told) {
        this.phrases = phrases;
        this.told = told;
        this.details = told.details();
    }

    /** The sentence. */
    public static String of(Told told, Phrases phrases) {
        return new Sentences(phrases, told).sentence();
    }

    /** A number: {@code Trade figure, 230 million USD}. */
    public static String of(PrintedFigure figure, Phrases phrases) {
        List<String> parts = new ArrayList<>(List.of(phrases.say("entry." + figure.kind())));
        figure.amounts().forEach(amount -> parts.add(TradeView.amount(amount, phrases)));
        return String.join(phrases.say("list.comma"), parts);
    }

    private String sentence() {
        JsonNode act = details.path("act");
        return switch (told.kind()) {
            case "protocol-signed", "mou-signed", "agreement-signed" -> paper("entry.signed");
            case "mou-renewed", "agreement-renewed" -> paper("entry.renewed");
            case "signing-planned" ->
                toEstablish(plannedFor(phrases.say("entry.signing-planned")), details.path("toEstablish"));
            case "engagement-planned" -> plannedFor(phrases.say("entry.engagement-planned", engagement()));
            case "plan-cancelled" -> reason(phrases.say("entry.plan-cancelled"), details);
            case "delegation-recorded", "meeting-recorded" -> engagement();
            case "relation-reported" -> reported();
            case "intent-proposed" ->
                toEstablish(by(phrases.say("entry.intent-proposed"), details), details.path("toEstablish"));
            case "intent-withdrawn" -> reason(phrases.say("entry.intent-withdrawn"), details);
            case "partnership-affirmed" ->
                phrases.say(
                        "entry.partnership-affirmed",
                        by(phrases.say("entry.affirmed"), details),
                        constant("standing", details.path("standing")));
            case "instrument-terminated", "partnership-suspended", "partnership-resumed", "partnership-ended" ->
                reason(by(phrases.say("entry." + (isOfContacts(act) ? "contacts-suspended" : told.kind())), act), act);
            case "side-joined", "side-left" -> phrases.say("entry." + told.kind(), named(details.path("member")));
            case "decision-recorded" ->
                phrases.say(
                        "entry.decision-recorded",
                        named(details.path("body")),
                        constant("outcome", details.path("outcome")),
                        text(details, "matter"));
            case "fields-named" -> fields();
            case "milestone-recorded" -> milestone(details.path("milestone"));
            case "statement-recorded" ->
                phrases.say("entry.statement-recorded", text(details.path("statement"), "summary"));
            case "party-renamed" ->
                phrases.say(
                        told.planned() ? "entry.party-renamed.planned" : "entry.party-renamed",
                        text(details.path("name"), "text"));
            default ->
                phrases.sayOr(
                        "entry." + told.kind(),
                        phrases.sayOr("event." + told.kind(), spoken(told.kind().replace('-', '_'))));
        };
    }

    /** Who signed, in which office; of whom the source gives no name, the office alone. */
    static List<String> people(Told told, Phrases phrases) {
        List<String> people = new ArrayList<>();
        for (JsonNode signatory : told.details().path("instrument").path("signatories")) {
            boolean isWitness = text(signatory, "role").equals("WITNESSED");
            person(signatory.path("person"), phrases)
                    .ifPresent(person -> people.add(isWitness ? phrases.say("person.witness", person) : person));
        }
        told.details()
                .path("engagement")
                .path("people")
                .forEach(each -> person(each, phrases).ifPresent(people::add));
        person(told.details().path("statement").path("speaker"), phrases).ifPresent(people::add);
        return people;
    }

    private static Optional<String> person(JsonNode person, Phrases phrases) {
        List<String> said = new ArrayList<>();
        if (person.path("nameErased").asBoolean(false)) {
            said.add(phrases.say("person.erased"));
        } else if (person.hasNonNull("name")) {
            said.add(text(person, "name"));
        }
        if (person.hasNonNull("office")) {
            said.add(text(person, "office"));
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", said));
    }

    private String paper(String signedOrRenewed) {
        JsonNode paper = details.path("instrument");
        String sentence = phrases.say(signedOrRenewed, titled(constant("form", paper.path("form")), paper));
        List<String> parties = new ArrayList<>();
        paper.path("parties").forEach(party -> parties.add(named(party.path("party"))));
        if (!parties.isEmpty()) {
            sentence = phrases.say("entry.by", sentence, phrases.all(parties));
        }
        if (text(paper, "mode").equals("VIRTUAL")) {
            sentence = phrases.say("entry.virtual", sentence);
        }
        return establishes("entry.establishes", sentence, paper.path("establishes"));
    }

    private String titled(String kind, JsonNode titled) {
        return titled.hasNonNull("title") ? phrases.say("entry.titled", kind, text(titled, "title")) : kind;
    }

    private String toEstablish(String sentence, JsonNode rungs) {
        return establishes("entry.toEstablish", sentence, rungs);
    }

    private String establishes(String key, String sentence, JsonNode rungs) {
        List<String> words = new ArrayList<>();
        rungs.forEach(rung -> words.add(text(rung)));
        if (words.isEmpty()) {
            return sentence;
        }
        return words.equals(List.of("NOTHING"))
                ? phrases.say("entry.establishesNothing", sentence)
                : phrases.say(
                        key,
                        sentence,
                        phrases.either(words.stream()
                                .map(rung -> phrases.say("rung." + rung))
                                .toList()));
    }

    private boolean isOfContacts(JsonNode act) {
        return told.kind().equals("partnership-suspended") && text(act, "scope").equals("OFFICIAL_CONTACTS");
    }

    private String plannedFor(String sentence) {
        String when = phrases.date(details.get("plannedFor"));
        return when == null ? sentence : phrases.say("entry.plannedFor", sentence, when);
    }

    private String engagement() {
        JsonNode engagement = details.path("engagement");
        String sentence = titled(constant("engagement", engagement.path("kind")), engagement);
        if (!engagement.path("from").isEmpty()) {
            sentence = phrases.say("entry.from", sentence, parties(engagement.path("from")));
        }
        if (!engagement.path("hosts").isEmpty()) {
            sentence = phrases.say("entry.hosts", sentence, parties(engagement.path("hosts")));
        }
        sentence = at(sentence, engagement.path("place"));
        List<String> topics = new ArrayList<>();
        engagement.path("topics").forEach(topic -> topics.add(text(topic)));
        return topics.isEmpty()
                ? sentence
                : phrases.say("entry.topics", sentence, String.join(phrases.say("list.comma"), topics));
    }

    private String at(String sentence, JsonNode place) {
        String words = place.hasNonNull("words") ? text(place, "words") : null;
        if (place.hasNonNull("party")) {
            return phrases.say("entry.at", sentence, phrases.place(named(place.path("party")), words));
        }
        return words == null ? sentence : phrases.say("entry.at.words", sentence, phrases.quoted(words));
    }

    private String reported() {
        String since = phrases.date(details.get("since"));
        String sentence = details.hasNonNull("words")
                ? phrases.say("entry.relation-reported.words", text(details, "words"))
                : phrases.say("entry.relation-reported");
        return since == null ? sentence : phrases.say("entry.since", sentence, since);
    }

    private String fields() {
        List<String> fields = new ArrayList<>();
        details.path("fields").forEach(field -> fields.add(text(field)));
        return phrases.say(
                switch (text(details, "stage")) {
                    case "PRACTISED" -> "entry.fields.practised";
                    case "AGREED" -> "entry.fields.agreed";
                    default -> "entry.fields.meant";
                },
                String.join(phrases.say("list.comma"), fields));
    }

    private String milestone(JsonNode milestone) {
        String title = capital(text(milestone, "title"));
        String expected = phrases.date(milestone.get("expectedOn"));
        return switch (text(milestone, "progress")) {
            case "DONE" -> title;
            case "APPLIED_FOR" -> phrases.say("entry.milestone.applied", title);
            default ->
                expected == null
                        ? phrases.say("entry.milestone.planned", title)
                        : phrases.say("entry.milestone.expected", title, expected);
        };
    }

    private String by(String sentence, JsonNode act) {
        return act.path("by").isEmpty() ? sentence : phrases.say("entry.by", sentence, parties(act.path("by")));
    }

    private static String reason(String sentence, JsonNode act) {
        return act.hasNonNull("reason") ? sentence + ": " + text(act, "reason") : sentence;
    }

    private String parties(JsonNode parties) {
        List<String> names = new ArrayList<>();
        parties.forEach(party -> names.add(named(party)));
        return phrases.all(names);
    }

    private String named(JsonNode party) {
        String id = text(party);
        String name = told.names().getOrDefault(id, id);
        return name.equals(id) || name.equals(Ids.name(id)) ? phrases.say("party.unregistered") : name;
    }

    private String constant(String kind, JsonNode constant) {
        return phrases.sayOr(kind + "." + text(constant), capital(spoken(text(constant))));
    }

    private static String text(JsonNode object, String field) {
        return text(object.path(field));
    }

    private static String text(JsonNode value) {
        return value.asString("");
    }

    private static String spoken(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
