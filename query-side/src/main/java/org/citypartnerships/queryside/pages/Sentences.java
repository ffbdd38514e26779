package org.citypartnerships.queryside.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.queryside.timeline.Timelines.Told;
import org.citypartnerships.queryside.web.Dates;
import tools.jackson.databind.JsonNode;

/** Says in a sentence what an entry tells: "Protocol of intent signed, to establish an intent". */
final class Sentences {

    private static final Map<String, String> FORMS = Map.of(
            "PROTOCOL_OF_INTENT", "Protocol of intent",
            "MEMORANDUM", "Memorandum of understanding",
            "FRIENDSHIP_AGREEMENT", "Friendship agreement",
            "TWINNING_AGREEMENT", "Twinning agreement",
            "COOPERATION_AGREEMENT", "Cooperation agreement",
            "PROGRAMME", "Programme",
            "DECLARATION", "Declaration");

    private Sentences() {}

    static String of(Told told) {
        JsonNode details = told.details();
        return switch (told.kind()) {
            case "protocol-signed", "mou-signed", "agreement-signed" -> paper(details, told, "signed");
            case "mou-renewed", "agreement-renewed" -> paper(details, told, "renewed");
            case "signing-planned" ->
                "Signing planned" + plannedFor(details) + toEstablish(details.path("toEstablish"));
            case "engagement-planned" -> engagement(details, told) + " planned" + plannedFor(details);
            case "plan-cancelled" -> "Plan given up" + reason(details);
            case "delegation-recorded", "meeting-recorded" -> engagement(details, told);
            case "relation-reported" -> reported(details);
            case "intent-proposed" ->
                "Relation proposed" + by(details, told) + toEstablish(details.path("toEstablish"));
            case "intent-withdrawn" -> "Proposal withdrawn" + reason(details);
            case "instrument-expired" -> "Paper ran out";
            case "instrument-terminated" ->
                "Paper terminated" + by(details.path("act"), told) + reason(details.path("act"));
            case "partnership-suspended" -> "Suspended" + by(details.path("act"), told) + reason(details.path("act"));
            case "partnership-resumed" -> "Resumed" + by(details.path("act"), told);
            case "partnership-ended" -> "Ended" + by(details.path("act"), told) + reason(details.path("act"));
            case "partnership-affirmed" ->
                "Affirmed" + by(details, told) + ": "
                        + spoken(details.path("standing").asString(""));
            case "side-joined" -> named(details.path("member"), told) + " joined its side";
            case "side-left" -> named(details.path("member"), told) + " left its side";
            case "decision-recorded" ->
                named(details.path("body"), told) + " decided ("
                        + spoken(details.path("outcome").asString("")) + "): "
                        + details.path("matter").asString("");
            case "fields-named" -> fields(details);
            case "milestone-recorded" -> milestone(details.path("milestone"));
            case "statement-recorded" ->
                "Statement: " + details.path("statement").path("summary").asString("");
            case "party-registered" -> "Put on record";
            case "party-renamed" ->
                (told.planned() ? "To be renamed " : "Renamed ")
                        + details.path("name").path("text").asString("");
            case "party-described" -> "Described";
            case "parties-merged" -> "Parties merged";
            default -> spoken(told.kind().replace('-', '_'));
        };
    }

    /** Who signed, in which office; of whom the source gives no name, the office alone. */
    static List<String> people(Told told) {
        List<String> people = new ArrayList<>();
        for (JsonNode signatory : told.details().path("instrument").path("signatories")) {
            String as = signatory.path("role").asString("").equals("WITNESSED") ? " (witness)" : "";
            person(signatory.path("person")).ifPresent(person -> people.add(person + as));
        }
        told.details()
                .path("engagement")
                .path("people")
                .forEach(each -> person(each).ifPresent(people::add));
        JsonNode speaker = told.details().path("statement").path("speaker");
        person(speaker).ifPresent(people::add);
        return people;
    }

    private static Optional<String> person(JsonNode person) {
        List<String> said = new ArrayList<>();
        if (person.path("nameErased").asBoolean(false)) {
            said.add("name erased");
        } else if (person.hasNonNull("name")) {
            said.add(person.path("name").asString(""));
        }
        if (person.hasNonNull("office")) {
            said.add(person.path("office").asString(""));
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", said));
    }

    private static String paper(JsonNode details, Told told, String verb) {
        JsonNode paper = details.path("instrument");
        String form = paper.path("form").asString("");
        StringBuilder sentence = new StringBuilder(FORMS.getOrDefault(form, spoken(form)));
        if (paper.hasNonNull("title")) {
            sentence.append(" “").append(paper.path("title").asString("")).append("”");
        }
        sentence.append(' ').append(verb);
        List<String> parties = new ArrayList<>();
        paper.path("parties").forEach(party -> parties.add(named(party.path("party"), told)));
        if (!parties.isEmpty()) {
            sentence.append(" by ").append(String.join(" and ", parties));
        }
        if (paper.path("mode").asString("").equals("VIRTUAL")) {
            sentence.append(" at a distance");
        }
        return sentence + establishes(paper.path("establishes"));
    }

    private static String establishes(JsonNode rungs) {
        List<String> words = new ArrayList<>();
        rungs.forEach(rung -> words.add(spoken(rung.asString(""))));
        if (words.isEmpty()) {
            return "";
        }
        if (words.equals(List.of("nothing"))) {
            return "; establishes no relation";
        }
        return "; establishes " + String.join(" or ", words);
    }

    private static String toEstablish(JsonNode rungs) {
        return establishes(rungs).replace("; establishes", ", to establish");
    }

    private static String plannedFor(JsonNode details) {
        String when = Dates.readable(details.get("plannedFor"));
        return when == null ? "" : " for " + when;
    }

    private static String engagement(JsonNode details, Told told) {
        JsonNode engagement = details.path("engagement");
        String kind = capital(spoken(engagement.path("kind").asString("engagement")));
        List<String> from = new ArrayList<>();
        engagement.path("from").forEach(party -> from.add(named(party, told)));
        List<String> hosts = new ArrayList<>();
        engagement.path("hosts").forEach(party -> hosts.add(named(party, told)));
        return kind
                + (engagement.hasNonNull("title")
                        ? " “" + engagement.path("title").asString("") + "”"
                        : "")
                + (from.isEmpty() ? "" : " from " + String.join(", ", from))
                + (hosts.isEmpty() ? "" : ", hosted by " + String.join(", ", hosts));
    }

    private static String reported(JsonNode details) {
        String since = Dates.readable(details.get("since"));
        return "Relation reported"
                + (details.hasNonNull("words") ? ": “" + details.path("words").asString("") + "”" : "")
                + (since == null ? "" : ", since " + since);
    }

    private static String fields(JsonNode details) {
        List<String> fields = new ArrayList<>();
        details.path("fields").forEach(field -> fields.add(field.asString("")));
        String stage = switch (details.path("stage").asString("")) {
            case "PRACTISED" -> "Cooperation in ";
            case "AGREED" -> "Agreed to cooperate in ";
            default -> "Meant to cooperate in ";
        };
        return stage + String.join(", ", fields);
    }

    private static String milestone(JsonNode milestone) {
        String title = capital(milestone.path("title").asString(""));
        String expected = Dates.readable(milestone.get("expectedOn"));
        return switch (milestone.path("progress").asString("")) {
            case "DONE" -> title;
            case "APPLIED_FOR" -> title + ": applied for";
            default -> title + ": planned" + (expected == null ? "" : " for " + expected);
        };
    }

    private static String by(JsonNode details, Told told) {
        List<String> by = new ArrayList<>();
        details.path("by").forEach(party -> by.add(named(party, told)));
        return by.isEmpty() ? "" : " by " + String.join(", ", by);
    }

    private static String reason(JsonNode details) {
        return details.hasNonNull("reason") ? ": " + details.path("reason").asString("") : "";
    }

    private static String named(JsonNode party, Told told) {
        String id = party.asString("");
        return told.names().getOrDefault(id, id);
    }

    private static String spoken(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
