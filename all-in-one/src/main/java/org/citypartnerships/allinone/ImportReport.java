package org.citypartnerships.allinone;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * How far an import is, as the command side tells it.
 *
 * @param id its id there
 * @param state RUNNING, FINISHED, or INTERRUPTED if the command side stopped in the middle
 * @param lines how many there are
 * @param accepted how many were recorded
 * @param known how many had been recorded before
 * @param refusals what was refused, a line each with its place and the reason
 */
record ImportReport(String id, String state, int lines, int accepted, int known, List<String> refusals) {

    static ImportReport read(JsonNode body) {
        return new ImportReport(
                body.path("id").asString(""),
                body.path("state").asString(""),
                body.path("lines").asInt(0),
                body.path("accepted").asInt(0),
                body.path("alreadyKnown").asInt(0),
                StreamSupport.stream(body.path("refused").spliterator(), false)
                        .map(ImportReport::refusal)
                        .toList());
    }

    boolean isFinished() {
        return state.equals("FINISHED");
    }

    boolean isInterrupted() {
        return state.equals("INTERRUPTED");
    }

    int done() {
        return accepted + known + refusals.size();
    }

    String summary() {
        return accepted + " recorded, " + known + " already known, " + refusals.size() + " refused";
    }

    private static String refusal(JsonNode refusal) {
        String field = refusal.path("field").asString("");
        return "line " + refusal.path("line").asString("?") + (field.isEmpty() ? "" : " " + field) + ": "
                + refusal.path("code").asString("") + ", "
                + refusal.path("detail").asString("no reason given");
    }
}
