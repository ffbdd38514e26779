package org.citypartnerships.queryside.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.citypartnerships.storage.CommandNames;
import org.citypartnerships.storage.CommandSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every command that a person records has a form, and every field of it is asked for, or left out for a reason. */
class CommandFormsTest {

    /** Without a form of their own: they are opened from what they are about. */
    private static final Set<String> ELSEWHERE = Set.of("ConfirmEntry", "RejectEntry", "CorrectEntry");

    /** What a form fills in itself, or what is said elsewhere: a body acts for whom the register says. */
    private static final Set<String> NOT_ASKED = Set.of(
            "entry",
            "header.entryId",
            "header.accordingTo.person",
            "header.links.to",
            "header.links.kind",
            "sourceId",
            "partyId",
            "instrument.parties.actsFor",
            "instrument.signatories.person.of",
            "milestone.count.magnitude",
            "milestone.count.bound",
            "names.from",
            "names.until",
            "change.by.magnitude",
            "change.by.unit");

    static Stream<CommandForm> forms() {
        return CommandForms.all().stream();
    }

    @Test
    void every_command_has_a_form() {
        Set<String> expected = new TreeSet<>(CommandNames.all());
        expected.removeAll(ELSEWHERE);
        assertThat(forms().map(CommandForm::command)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_field_that_is_asked_for_is_one_of_the_command_and_none_is_forgotten(CommandForm form) {
        Set<String> ofCommand = new TreeSet<>();
        JsonNode schema = CommandSchemas.of(CommandNames.classOf(form.command()).orElseThrow());
        collect(schema, schema, "", ofCommand, 0);
        Set<String> asked = new TreeSet<>();
        for (Field field : form.fields()) {
            switch (field.asked()) {
                case ROWS -> field.columns().forEach(column -> asked.add(field.name(column)));
                case LINK -> {}
                default -> asked.add(field.path());
            }
        }
        assertThat(ofCommand).containsAll(asked);
        ofCommand.removeAll(asked);
        ofCommand.removeAll(NOT_ASKED);
        boolean isLean = Set.of("RegisterSource", "RegisterParty").contains(form.command());
        ofCommand.removeIf(path -> isLean && path.startsWith("header."));
        if (!form.command().equals("SuspendPartnership")) {
            ofCommand.remove("act.scope"); // only what is suspended can be a part
        }
        if (form.isAboutAnEntry() || Set.of("DeclareDuplicate", "DateSource").contains(form.command())) {
            ofCommand.remove("header.happened"); // nothing happened: the record is mended
        }
        assertThat(ofCommand).isEmpty();
    }

    /** The paths of what can be typed: dates and ids are one field each. */
    private static void collect(JsonNode schema, JsonNode root, String path, Set<String> paths, int depth) {
        JsonNode resolved = schema;
        String type = "";
        if (schema.has("$ref")) {
            type = schema.path("$ref").asString("").replaceAll(".*/", "");
            resolved = root.path("$defs").path(type);
        }
        boolean isOne = type.equals("StatedDate") || type.equals("PartnershipRef") || type.equals("Subject");
        if (!isOne && resolved.has("items")) {
            collect(resolved.path("items"), root, path, paths, depth);
        } else if (!isOne && resolved.has("properties") && depth < 8) {
            for (var property : resolved.path("properties").properties()) {
                collect(
                        property.getValue(),
                        root,
                        path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                        paths,
                        depth + 1);
            }
        } else {
            paths.add(path);
        }
    }

    /** Most documents say of which contacts they speak; where one does not, that is for whoever reads it to judge. */
    @Test
    void what_is_suspended_is_for_the_clerk_to_say() {
        Field scope = forms().filter(form -> form.command().equals("SuspendPartnership"))
                .flatMap(form -> form.fields().stream())
                .filter(field -> field.path().equals("act.scope"))
                .findFirst()
                .orElseThrow();
        assertThat(scope.standard()).isEmpty();
        assertThat(scope.required()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_form_has_its_words(CommandForm form) throws IOException {
        Properties phrases = new Properties();
        for (String name : List.of("pages", "forms")) {
            phrases.load(new InputStreamReader(
                    Objects.requireNonNull(getClass().getResourceAsStream("/messages/" + name + ".properties")),
                    StandardCharsets.UTF_8));
        }
        List<String> missing = new ArrayList<>();
        want(phrases, "command." + form.command(), missing);
        if (!form.isAboutAnEntry()) {
            want(phrases, "command." + form.command() + ".what", missing);
        }
        want(phrases, "record." + form.group(), missing);
        for (Field field : form.fields()) {
            label(phrases, form, field.path(), missing);
            constants(phrases, field, missing);
            field.columns().forEach(column -> {
                if (column.asked() != Asked.GIVEN && column.asked() != Asked.PERSON) {
                    label(phrases, form, field.name(column), missing);
                }
                constants(phrases, column, missing);
            });
        }
        assertThat(missing).isEmpty();
    }

    private static void label(Properties phrases, CommandForm form, String path, List<String> missing) {
        if (!path.endsWith("personId") && !phrases.containsKey("field." + form.command() + "." + path)) {
            want(phrases, "field." + path, missing);
        }
    }

    private static void constants(Properties phrases, Field field, List<String> missing) {
        field.constants().forEach(constant -> want(phrases, Labels.key(field, constant), missing));
    }

    private static void want(Properties phrases, String key, List<String> missing) {
        if (!phrases.containsKey(key)) {
            missing.add(key);
        }
    }
}
