package org.citypartnerships.allinone.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands of one ordinary partnership, for the cities and the source of some {@link Names}. */
final class Lesson {

    private static final String SIDES = "{\"sides\":[{\"members\":[\"%s\"]},{\"members\":[\"%s\"]}]}";

    private Lesson() {}

    /** Both cities and the source, to be recorded before. */
    static List<Map.Entry<String, String>> before(Names names) {
        return List.of(
                Map.entry("RegisterSource", source(names)),
                Map.entry("RegisterParty", city(names.leftParty(), capital(names.left()), "DE")),
                Map.entry("RegisterParty", city(names.rightParty(), capital(names.right()), "CN")));
    }

    /** Nine commands that record ten events: a signing that opens the partnership, and what follows in the years after. */
    static List<Map.Entry<String, String>> of(Names names) {
        String sides = SIDES.formatted(names.leftParty(), names.rightParty());
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "SignAgreement",
                "{\"partnership\":" + sides + "," + header(names, "e1", "2009-06", null)
                        + ",\"instrument\":{\"form\":\"FRIENDSHIP_AGREEMENT\",\"title\":\"Friendship Agreement\","
                        + "\"establishes\":[\"FRIENDSHIP\"],\"place\":{\"party\":\"" + names.leftParty() + "\"}}}");
        parts.put("RecordDelegation", delegation(names, "e2", sides));
        parts.put(
                "RecordMeeting",
                "{\"subject\":" + sides + "," + header(names, "e3", "2012-10", null)
                        + ",\"engagement\":{\"kind\":\"CONFERENCE\",\"title\":\"conference on investment and trade\","
                        + "\"participants\":[\"" + names.leftParty() + "\",\"" + names.rightParty()
                        + "\"],\"mode\":\"VIRTUAL\",\"topics\":[\"investment\",\"trade\"]}}");
        parts.put(
                "RenewAgreement",
                "{\"partnership\":" + sides + "," + header(names, "e4", "2014-03-18", "e1")
                        + ",\"instrument\":{\"form\":\"FRIENDSHIP_AGREEMENT\",\"title\":\"Renewed Friendship Agreement\","
                        + "\"establishes\":[\"FRIENDSHIP\"]}}");
        parts.put(
                "NameFields",
                "{\"subject\":" + sides + "," + header(names, "e5", "2014/..", null)
                        + ",\"fields\":[\"education\",\"culture\",\"health\"],\"stage\":\"PRACTISED\"}");
        parts.put(
                "SignMoU",
                "{\"partnership\":" + sides + "," + header(names, "e6", "2015-10-13", null)
                        + ",\"instrument\":{\"form\":\"MEMORANDUM\",\"title\":\"Memorandum on vocational schools\","
                        + "\"establishes\":[\"NOTHING\"],\"fields\":[\"education\"]}}");
        parts.put(
                "RecordMilestone",
                "{\"subject\":" + sides + "," + header(names, "e7", "2016-12", null)
                        + ",\"milestone\":{\"kind\":\"POLICY\",\"progress\":\"DONE\",\"title\":\"Plan for economic and trade"
                        + " cooperation\",\"parties\":[\"" + names.rightParty() + "\"]}}");
        parts.put(
                "RecordStatement",
                "{\"subject\":" + sides + "," + header(names, "e8", "2017", null)
                        + ",\"statement\":{\"kind\":\"OPINION\",\"summary\":\"The partnership offers great opportunities to"
                        + " build relationships between businesses.\",\"onBehalfOf\":\"" + names.leftParty() + "\"}}");
        parts.put(
                "RecordTradeFigure",
                "{" + header(names, "e9", "2018", null) + ",\"scope\":{\"from\":\""
                        + names.leftParty() + "\",\"to\":\"" + names.rightParty()
                        + "\"},\"flow\":\"TOTAL\",\"amounts\":["
                        + "{\"number\":\"1.5\",\"magnitude\":9,\"unit\":\"currency:EUR\",\"words\":\"1.5 billion euros\"}],"
                        + "\"words\":\"trade valued at 1.5 billion euros between the two cities\"}");
        return List.copyOf(parts.entrySet());
    }

    /** One more delegation, about 500 bytes once recorded: the command that rates are measured with. */
    static String delegation(Names names, String entryId) {
        return delegation(names, entryId, "\"" + names.partnership() + "\"");
    }

    private static String delegation(Names names, String entryId, String subject) {
        return "{\"subject\":" + subject + "," + header(names, entryId, "2011-05", null)
                + ",\"engagement\":{\"kind\":\"DELEGATION\",\"title\":\"official visit of a delegation of the city"
                + " council\",\"from\":[\"" + names.leftParty() + "\"],\"hosts\":[\"" + names.rightParty()
                + "\"],\"place\":{\"party\":\"" + names.rightParty() + "\"},\"mode\":\"IN_PERSON\"}}";
    }

    private static String header(
            Names names, String entryId, String edtf, @org.jspecify.annotations.Nullable String renewed) {
        String link = renewed == null
                ? ""
                : ",\"links\":[{\"kind\":\"RENEWS\",\"to\":\"" + names.partnership() + "#" + renewed + "\"}]";
        return "\"header\":{\"entryId\":\"" + entryId + "\",\"happened\":{\"edtf\":\"" + edtf + "\",\"words\":\"in "
                + edtf + "\"},\"evidence\":[{\"source\":\"" + names.sourceId()
                + "\",\"where\":\"paragraph 4\",\"quote\":\"The two cities have worked together for years, and both"
                + " mayors said at the meeting that they want to go on.\"}]" + link + "}";
    }

    private static String source(Names names) {
        return "{\"sourceId\":\"" + names.sourceId()
                + "\",\"header\":{\"entryId\":\"registered\"},\"kind\":\"PRESS\",\"title\":\"Report on the partnerships"
                + " of the region\",\"publisher\":\"Regional Gazette\",\"publishedOn\":{\"edtf\":\"2019-04-15\"},"
                + "\"language\":\"en\",\"reliability\":\"REPORTED\"}";
    }

    private static String city(String id, String name, String country) {
        return "{\"partyId\":\"" + id + "\",\"header\":{\"entryId\":\"registered\"},\"kind\":\"CITY\",\"names\":[{"
                + "\"text\":\"" + name + "\"}],\"country\":\"" + country + "\"}";
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
