package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.signin.Role;
import org.citypartnerships.queryside.web.FormFields;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rows of a form that give somebody roles, each for all municipalities or for one, by any of its names. */
@Component
class RolesForm {

    private static final int ROWS_MAX = 50;
    private static final int FREE_ROWS = 2;

    private final OnRecord record;

    RolesForm(OnRecord record) {
        this.record = record;
    }

    /**
     * A row as it stands in the form.
     *
     * @param role a role, or empty
     * @param municipality a name or an id; empty for all
     */
    record Row(String role, String municipality) {}

    /**
     * What a form says.
     *
     * @param json the roles as the command side takes them
     * @param problems what is wrong with the municipality of a row, by its number from 0
     * @param municipalities the names that are offered
     */
    record Read(List<Row> rows, ArrayNode json, Map<Integer, String> problems, List<String> municipalities) {
        public List<String> roles() {
            return List.of(Role.values()).stream().map(Enum::name).toList();
        }
    }

    /** A form in which nothing is chosen. */
    Read empty() {
        return of(JsonNodeFactory.instance.arrayNode());
    }

    /** A form with these roles, and room for more. */
    Read of(JsonNode grants) {
        List<Row> rows = new ArrayList<>();
        grants.forEach(grant -> rows.add(new Row(
                grant.path("role").asString(""), name(grant.path("municipality").asString("")))));
        return read(rows, JsonNodeFactory.instance.arrayNode(), Map.of());
    }

    /** What was sent. */
    Read read(FormFields fields, Phrases phrases) {
        List<Row> rows = new ArrayList<>();
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        Map<Integer, String> problems = new LinkedHashMap<>();
        for (int row = 0; row < ROWS_MAX && fields.values().containsKey("role." + row); row++) {
            String role = fields.one("role." + row);
            String municipality = fields.one("municipality." + row).strip();
            if (List.of(Role.values()).stream().anyMatch(one -> one.name().equals(role))) {
                rows.add(new Row(role, municipality));
                ObjectNode given = json.addObject().put("role", role);
                List<OnRecord.Party> meant = municipality.isEmpty() ? List.of() : meant(municipality);
                if (!municipality.isEmpty() && !Role.valueOf(role).isLimitable()) {
                    problems.put(rows.size() - 1, phrases.say("users.municipality.whole"));
                } else if (meant.size() == 1) {
                    given.put("municipality", meant.get(0).id());
                } else if (!municipality.isEmpty()) {
                    problems.put(
                            rows.size() - 1,
                            meant.isEmpty()
                                    ? phrases.say("users.municipality.unknown", municipality)
                                    : phrases.say(
                                            "users.municipality.several",
                                            phrases.either(meant.stream()
                                                    .map(OnRecord.Party::id)
                                                    .toList())));
                }
            }
        }
        return read(rows, json, problems);
    }

    /** The roles in words: {@code records (Harbin)}. */
    List<String> words(JsonNode grants, Phrases phrases) {
        return grants.valueStream()
                .map(grant -> {
                    String role = phrases.say("role." + grant.path("role").asString(""));
                    String municipality = grant.path("municipality").asString("");
                    return municipality.isEmpty() ? role : phrases.say("users.role.of", role, name(municipality));
                })
                .toList();
    }

    private Read read(List<Row> rows, ArrayNode json, Map<Integer, String> problems) {
        List<Row> all = new ArrayList<>(rows);
        for (int free = 0; free < FREE_ROWS; free++) {
            all.add(new Row("", ""));
        }
        return new Read(
                all,
                json,
                problems,
                record.municipalities().some().stream()
                        .map(OnRecord.Party::name)
                        .toList());
    }

    private List<OnRecord.Party> meant(String municipality) {
        return municipality.startsWith("party:")
                ? record.party(municipality).stream().toList()
                : record.called(municipality);
    }

    private String name(String municipality) {
        return record.party(municipality).map(OnRecord.Party::name).orElse(municipality);
    }
}
