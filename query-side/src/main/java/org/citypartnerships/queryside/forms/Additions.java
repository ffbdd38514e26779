package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.worldmap.Gazetteer.Town;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.SourceKind;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A party or source that is put on record in place, from within a form that names it. */
final class Additions {

    private static final String LATITUDE = "coordinates.latitude";
    private static final String LONGITUDE = "coordinates.longitude";
    private static final String DEGREES = "-?[0-9]{1,3}([.,][0-9]{1,10})?";
    private static final String GEONAMES = "identifiers.geonames";

    private Additions() {}

    static String prefix(String name, int row) {
        return "new." + name + "." + row + ".";
    }

    /** What is asked of one: enough to tell it from others, more can be said later. */
    static List<Field> fields(boolean isSource) {
        return isSource
                ? List.of(
                        Field.choice("kind", SourceKind.class).needed(),
                        Field.field("publisher", Asked.TEXT),
                        Field.field("publishedOn", Asked.DATE),
                        Field.field("address", Asked.TEXT),
                        Field.field("language", Asked.TEXT))
                : List.of(
                        Field.choice("kind", PartyKind.class).needed(),
                        Field.field("country", Asked.COUNTRY),
                        Field.field("actsFor", Asked.ENTRY),
                        Field.field("apart", Asked.TEXT),
                        Field.field(LATITUDE, Asked.DEGREES),
                        Field.field(LONGITUDE, Asked.DEGREES),
                        Field.field(GEONAMES, Asked.TEXT));
    }

    /** Fills in what GeoNames says of a town, for the clerk to look at and to change. */
    static void fill(Typed typed, String name, int row, Town town) {
        String prefix = prefix(name, row);
        typed.put(prefix + "kind", 0, PartyKind.CITY.name());
        typed.put(prefix + "country", 0, town.country());
        typed.put(prefix + LATITUDE, 0, town.latitude());
        typed.put(prefix + LONGITUDE, 0, town.longitude());
        typed.put(prefix + GEONAMES, 0, town.geonames());
    }

    /** The command, and what is missing in it by input. */
    record Filled(String command, ObjectNode json, Map<String, List<String>> problems) {}

    static Filled party(Typed typed, String name, int row, Phrases phrases) {
        String prefix = prefix(name, row);
        String called = typed.at(name, row);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Map<String, List<String>> problems = new LinkedHashMap<>();
        String country = typed.one(prefix + "country");
        String apart = typed.one(prefix + "apart");
        if (!apart.isEmpty() || !Made.hasLatin(called)) {
            json.put("partyId", Made.party(called, apart, country));
        }
        json.putArray("names").addObject().put("text", called);
        chosen(json, typed, prefix, problems, phrases);
        if (!country.isEmpty()) {
            json.put("country", country);
        }
        String actsFor = typed.one(prefix + "actsFor");
        if (!actsFor.isEmpty()) {
            json.put("actsFor", actsFor);
            json.put("within", actsFor);
        }
        place(json, typed, prefix, problems, phrases);
        return new Filled("RegisterParty", json, problems);
    }

    private static void place(
            ObjectNode json, Typed typed, String prefix, Map<String, List<String>> problems, Phrases phrases) {
        for (String path : List.of(LATITUDE, LONGITUDE)) {
            String text = typed.one(prefix + path);
            if (!text.isEmpty() && !text.matches(DEGREES)) {
                problem(problems, prefix + path, phrases.say("form.number", Repeated.of(text)));
            } else if (!text.isEmpty()) {
                String number = text.replace(',', '.');
                json.withObject("/coordinates").put(path.substring(path.indexOf('.') + 1), number);
                String beyond = Values.beyondTheGlobe(path, number, text, phrases);
                if (beyond != null) {
                    problem(problems, prefix + path, beyond);
                }
            }
        }
        if (!typed.one(prefix + GEONAMES).isEmpty()) {
            json.putObject("identifiers").put("geonames", typed.one(prefix + GEONAMES));
        }
    }

    static Filled source(Typed typed, String name, int row, Phrases phrases) {
        String prefix = prefix(name, row);
        String title = typed.at(name, row);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Map<String, List<String>> problems = new LinkedHashMap<>();
        json.put("sourceId", Made.source(title, typed.one(Typed.KEY)));
        json.put("title", title);
        chosen(json, typed, prefix, problems, phrases);
        for (String field : List.of("publisher", "address", "language")) {
            if (!typed.one(prefix + field).isEmpty()) {
                json.put(field, typed.one(prefix + field));
            }
        }
        String published = typed.one(prefix + "publishedOn");
        if (!published.isEmpty()) {
            WrittenDate.Reading reading = WrittenDate.read(published);
            if (reading instanceof WrittenDate.Stated stated) {
                ObjectNode date = json.putObject("publishedOn").put("edtf", stated.edtf());
                if (stated.words() != null) {
                    date.put("words", stated.words());
                }
            } else if (reading instanceof WrittenDate.WordsOnly only) {
                json.putObject("publishedOn").put("words", only.words());
            } else {
                problem(problems, prefix + "publishedOn", new Dates(phrases).problem(reading, published));
            }
        }
        return new Filled("RegisterSource", json, problems);
    }

    private static void chosen(
            ObjectNode json, Typed typed, String prefix, Map<String, List<String>> problems, Phrases phrases) {
        String kind = typed.one(prefix + "kind");
        if (kind.isEmpty()) {
            problem(problems, prefix + "kind", phrases.say("form.choice"));
        } else {
            json.put("kind", kind);
        }
    }

    private static void problem(Map<String, List<String>> problems, String input, String text) {
        problems.computeIfAbsent(input, none -> new ArrayList<>()).add(text);
    }
}
