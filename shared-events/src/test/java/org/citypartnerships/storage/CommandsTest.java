package org.citypartnerships.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commands.CorrectEntry;
import org.citypartnerships.commands.NameFields;
import org.citypartnerships.commands.RecordTradeFigure;
import org.citypartnerships.commands.RegisterParty;
import org.citypartnerships.commands.RegisterSource;
import org.citypartnerships.commands.ReportRelation;
import org.citypartnerships.commands.SignProtocol;
import org.citypartnerships.values.Bound;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Each command has a name, an example, and a schema that says the same as its record. */
class CommandsTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Map<Class<? extends Command>, Schema> SCHEMA_OF = new ConcurrentHashMap<>();

    /** What only the record says, of fields together or of a text's inner form. */
    private static final Set<String> ONLY_THE_RECORD_SAYS = Set.of(
            "accordingTo names nobody",
            "place is empty",
            "needs a period",
            "needs its period",
            "A date states something",
            "what a date can be relative to",
            "header is missing",
            "entryId is missing",
            "is not a date in EDTF");

    @Test
    void every_command_is_called_by_its_simple_name() {
        assertThat(CommandNames.all())
                .containsExactlyInAnyOrderElementsOf(StoredNamesTest.permitted(Command.class).stream()
                        .map(Class::getSimpleName)
                        .toList());
        assertThat(CommandNames.classOf("SignProtocol")).contains(SignProtocol.class);
        assertThat(CommandNames.classOf("SignNothing")).isEmpty();
    }

    @Test
    void every_example_is_that_of_a_command() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/commands"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(CommandNames.all().stream()
                            .map(name -> name + ".json")
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void the_example_binds_and_is_valid_by_the_schema(Class<? extends Command> command) {
        ObjectNode example = example(command);
        assertThat(errors(command, example)).isEmpty();
        assertThat(problems(command, example)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void the_schema_is_itself_valid(Class<? extends Command> command) {
        Schema draft = SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(draft.validate(CommandSchemas.of(command))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void schema_and_record_agree_on_what_may_be_left_out_and_what_is_of_the_wrong_kind(
            Class<? extends Command> command) {
        for (Variant variant : variants(example(command))) {
            List<Error> errors = errors(command, variant.json());
            List<String> refused = problems(command, variant.json()).stream()
                    .map(Problem::message)
                    .filter(message ->
                            !errors.isEmpty() || ONLY_THE_RECORD_SAYS.stream().noneMatch(message::contains))
                    .toList();
            assertThat(refused.isEmpty())
                    .as("%s: %s; the schema says %s", variant.what(), refused, errors)
                    .isEqualTo(errors.isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /header/entryId               | 5                  | an entry's id
                    /header/entryId               | "a b"              | an entry id of 1 to 100
                    /header/happened              | "2014-13"          | 2014-13
                    /header/evidence/0/source     | "party:harbin-cn"  | write source:
                    /header/evidence              | "source:x"         | is no list
                    /header/note                  | "a\\u0000b"        | control character
                    /header/note                  | "a\\ud800b"        | half a character
                    /header/note                  | "a\\u202eb"        | control character
                    /header/note                  | "a\\u202ab"        | control character
                    /header/note                  | "a\\u2066b"        | control character
                    /header/note                  | "a\\u2069b"        | control character
                    /header/note                  | "a\\u2028b"        | control character
                    /header/note                  | "a\\u2029b"        | control character
                    /instrument/form              | "PROTOCOL"         | PROTOCOL_OF_INTENT
                    /instrument/form              | 1                  | PROTOCOL_OF_INTENT
                    /instrument/establishes       | []                 | at least one
                    /instrument/establishes       | [null]             | is nothing
                    /instrument                   | "a protocol"       | is no object
                    /instrument/exclusive         | "true"             | true or false
                    /instrument/colour            | "red"              | is no field here
                    /partnership                  | 5                  | neither a text nor an object
                    /partnership/sides/0/members  | []                 | at least one
                    /partnership/sides/0/members/0| "Murmansk"         | write party:
                    """)
    void a_field_that_is_not_as_it_must_be_is_named_with_what_to_write(String pointer, String value, String advice) {
        ObjectNode json = example(SignProtocol.class);
        put(json, pointer, CommandJson.parse("{\"x\":" + value + "}").get("x"));
        assertThat(problems(SignProtocol.class, json)).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).startsWith(pointer);
            assertThat(problem.message()).contains(advice);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /header/note                     | has 5000 characters
                    /header/evidence/0/where         | has 5000 characters
                    /header/evidence/0/quote         | has 5000 characters
                    /instrument/title                | has 5000 characters
                    /instrument/place/words          | has 5000 characters
                    /instrument/signatories/0/person/office | has 5000 characters
                    /partnership/sides/1/name        | has 5000 characters
                    /partnership/strand              | write a strand
                    """)
    void a_text_that_is_too_long_is_named_itself(String pointer, String advice) {
        ObjectNode json = example(SignProtocol.class);
        put(json, pointer, json.stringNode("x".repeat(5000)));
        assertThat(problems(SignProtocol.class, json)).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.message()).contains(advice);
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatever_text_is_refused_is_named_itself(Class<? extends Command> command) {
        ObjectNode whole = example(command);
        for (String pointer : pointers(whole, "")) {
            if (whole.at(pointer).isString()) {
                ObjectNode tooLong = whole.deepCopy();
                put(tooLong, pointer, tooLong.stringNode("x".repeat(5000)));
                String named = pointer.replaceFirst("(/relative)/.*$|/edtf$", "$1"); // a date is one field
                assertThat(problems(command, tooLong))
                        .as(pointer)
                        .allSatisfy(problem -> assertThat(problem.pointer()).isIn(pointer, named));
            }
        }
    }

    @Test
    void what_is_missing_for_the_others_sake_is_named_itself() {
        ObjectNode json = example(SignProtocol.class);
        ((ObjectNode) json.path("instrument")).putObject("term").put("kind", "FIXED");
        assertThat(problems(SignProtocol.class, json))
                .extracting(Problem::pointer)
                .containsExactly("/instrument/term/period");
    }

    @Test
    void a_mark_that_only_hints_at_the_direction_is_kept() {
        ObjectNode json = example(SignProtocol.class);
        put(json, "/header/note", json.stringNode("a\u200eb\u200fc\u2065d\u206ae\u2027f\u202fg"));
        assertThat(problems(SignProtocol.class, json)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RegisterSource, /title, 500",
        "RegisterSource, /publisher, 500",
        "RecordDecision, /matter, 500",
        "ContestEntry, /claimed, 10000",
        "CancelPlan, /reason, 2000",
        "DescribeParty, /profile, 2000",
        "ProposeIntent, /words, 2000"
    })
    void a_text_without_a_limit_of_its_own_may_be_so_long_and_no_longer(String command, String pointer, int max) {
        Class<? extends Command> type = CommandNames.classOf(command).orElseThrow();
        ObjectNode json = example(type);
        put(json, pointer, json.stringNode("哈".repeat(max)));
        assertThat(problems(type, json)).isEmpty();
        put(json, pointer, json.stringNode("哈".repeat(max + 1)));
        assertThat(problems(type, json))
                .containsExactly(new Problem(
                        pointer, pointer.substring(1) + " has " + (max + 1) + " characters: write at most " + max));
    }

    @Test
    void a_text_of_a_list_and_one_within_a_correction_are_limited_too() {
        ObjectNode json = example(SignProtocol.class);
        ((ObjectNode) json.get("instrument")).putArray("fields").add("x".repeat(501));
        assertThat(problems(SignProtocol.class, json))
                .containsExactly(new Problem("/instrument/fields/0", "fields has 501 characters: write at most 500"));
        ObjectNode source = example(RegisterSource.class);
        source.put("title", "x".repeat(100_000));
        ObjectNode correction =
                json.objectNode().put("entry", "source:letter#registered").put("reason", "found on the web");
        correction.putObject("header").put("entryId", "mended");
        correction.putObject("as").put("command", "RegisterSource").set("payload", source);
        assertThat(problems(CorrectEntry.class, correction))
                .containsExactly(new Problem("/as/payload/title", "title has 100000 characters: write at most 500"));
    }

    @Test
    void every_wrong_field_is_named_at_once() {
        ObjectNode json = example(SignProtocol.class);
        put(json, "/header/happened", json.stringNode("14 March"));
        put(json, "/instrument/colour", json.stringNode("red"));
        ((ObjectNode) json.get("instrument")).remove("form");
        json.remove("partnership");
        assertThat(problems(SignProtocol.class, json))
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder(
                        "/partnership", "/header/happened", "/instrument/form", "/instrument/colour");
    }

    @Test
    void every_wrong_field_of_one_record_is_named_at_once() {
        ObjectNode party = example(RegisterParty.class);
        party.putObject("identifiers")
                .put("geonames", "Murmansk")
                .put("wikidata", "42956")
                .put("locode", "RU MMK");
        put(party, "/names/0/text", party.stringNode(" "));
        party.put("country", "Russia");
        assertThat(problems(RegisterParty.class, party))
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder(
                        "/names/0/text",
                        "/country",
                        "/identifiers/geonames",
                        "/identifiers/wikidata",
                        "/identifiers/locode");
        ObjectNode signing = example(SignProtocol.class);
        put(signing, "/header/evidence/0/where", signing.stringNode("x".repeat(5000)));
        put(signing, "/header/evidence/0/quote", signing.stringNode(""));
        assertThat(problems(SignProtocol.class, signing))
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder("/header/evidence/0/where", "/header/evidence/0/quote");
    }

    @Test
    void a_decimal_is_a_text_and_never_a_number() {
        ObjectNode json = example(RecordTradeFigure.class);
        assertThat(CommandJson.bind(RecordTradeFigure.class, json)
                        .amounts()
                        .get(0)
                        .bound())
                .isEqualTo(Bound.EXACT);
        for (String number : List.of("230", "2.3e2", "\"2.3e2\"", "\"\"", "\"1,5\"", "\"NaN\"")) {
            put(
                    json,
                    "/amounts/0/number",
                    CommandJson.parse("{\"x\":" + number + "}").get("x"));
            assertThat(problems(RecordTradeFigure.class, json))
                    .singleElement()
                    .isEqualTo(new Problem("/amounts/0/number", "is a decimal number in quotes, as \"1.26\""));
        }
    }

    @Test
    void a_partnership_and_a_date_may_be_a_text_or_an_object() {
        ObjectNode json = example(ReportRelation.class);
        json.put("partnership", "partnership:qingdao-cn~regensburg-de");
        json.put("since", "2009");
        ReportRelation command = CommandJson.bind(ReportRelation.class, json);
        assertThat(command.partnership().id()).isEqualTo(new PartnershipId("partnership:qingdao-cn~regensburg-de"));
        assertThat(command.since()).isEqualTo(StatedDate.of("2009"));
        json.putObject("since").put("edtf", "2009").put("words", "in 2009");
        assertThat(CommandJson.bind(ReportRelation.class, json).since()).isEqualTo(StatedDate.of("2009", "in 2009"));
    }

    @Test
    void a_partnership_is_named_by_a_text_or_its_sides_and_by_nothing_else() {
        ObjectNode json = example(ReportRelation.class);
        json.putObject("partnership").put("id", "partnership:qingdao-cn~regensburg-de");
        assertThat(problems(ReportRelation.class, json))
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder("/partnership/id", "/partnership/sides");
        ObjectNode fields = example(NameFields.class);
        fields.putObject("subject").put("party", "party:harbin-cn");
        assertThat(problems(NameFields.class, fields))
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder("/subject/party", "/subject/sides");
    }

    @Test
    void a_header_may_be_left_out_in_the_schema_since_the_door_fills_it() {
        ObjectNode json = example(SignProtocol.class);
        ((ObjectNode) json.get("header")).remove("entryId");
        assertThat(errors(SignProtocol.class, json)).isEmpty();
        json.remove("header");
        assertThat(errors(SignProtocol.class, json)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a":1,"a":2} | a field stands twice
                    {"a":1} {}    | is no JSON
                    {"a":         | is no JSON
                    [1]           | is no JSON object
                    null          | is no JSON object
                    "SignMoU"     | is no JSON object
                    """)
    void what_is_no_single_json_object_is_refused(String text, String advice) {
        assertThatThrownBy(() -> CommandJson.parse(text))
                .isInstanceOfSatisfying(
                        InvalidCommand.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(
                                        problem -> assertThat(problem.message()).startsWith(advice)));
    }

    @Test
    void neither_an_empty_nor_a_deeply_nested_document_is_a_command() {
        assertThatThrownBy(() -> CommandJson.parse("")).isInstanceOf(InvalidCommand.class);
        assertThatThrownBy(() -> CommandJson.parse("{\"a\":".repeat(5000))).isInstanceOf(InvalidCommand.class);
        assertThatThrownBy(() -> CommandJson.parse(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}))
                .isInstanceOf(InvalidCommand.class);
    }

    static Stream<Class<? extends Command>> commands() {
        return CommandNames.all().stream()
                .map(name -> CommandNames.classOf(name).orElseThrow());
    }

    private static ObjectNode example(Class<? extends Command> command) {
        return CommandJson.parse(CommandNames.exampleOf(command));
    }

    private static List<Error> errors(Class<? extends Command> command, JsonNode json) {
        return SCHEMA_OF
                .computeIfAbsent(command, of -> SCHEMAS.getSchema(CommandSchemas.of(of)))
                .validate(json);
    }

    private static List<Problem> problems(Class<? extends Command> command, JsonNode json) {
        try {
            CommandJson.bind(command, json);
            return List.of();
        } catch (InvalidCommand refused) {
            return refused.problems();
        }
    }

    private static void put(ObjectNode json, String pointer, JsonNode value) {
        int last = pointer.lastIndexOf('/');
        JsonNode parent = json.at(pointer.substring(0, last));
        String field = pointer.substring(last + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(field), value);
        } else {
            ((ObjectNode) parent).set(field, value);
        }
    }

    record Variant(String what, ObjectNode json) {}

    /** The document without each of its fields, with a field too many in each object, with each leaf of another kind. */
    private static List<Variant> variants(ObjectNode whole) {
        List<Variant> variants = new ArrayList<>();
        for (String pointer : pointers(whole, "")) {
            JsonNode value = whole.at(pointer);
            String parent = pointer.isEmpty() ? "" : pointer.substring(0, pointer.lastIndexOf('/'));
            if (!pointer.isEmpty() && whole.at(parent) instanceof ObjectNode) {
                String field = pointer.substring(pointer.lastIndexOf('/') + 1);
                variants.add(
                        changed(whole, "without " + pointer, json -> ((ObjectNode) json.at(parent)).remove(field)));
            }
            if (value.isObject()) {
                variants.add(changed(
                        whole,
                        "with a field too many in " + pointer,
                        json -> ((ObjectNode) json.at(pointer)).put("zzz", 1)));
            } else if (value.isArray()) {
                variants.add(changed(
                        whole, "with nothing in " + pointer, json -> ((ArrayNode) json.at(pointer)).removeAll()));
            }
            if (!pointer.isEmpty()) {
                for (String other : List.of("5", "true", "\"five\"", "[]", "[[]]", "{\"zzz\":1}", "1.5", "\"5\"")) {
                    JsonNode replacement =
                            CommandJson.parse("{\"x\":" + other + "}").get("x");
                    if (replacement.getNodeType() != value.getNodeType() || replacement.isFloatingPointNumber()) {
                        variants.add(changed(whole, pointer + " as " + other, json -> put(json, pointer, replacement)));
                    }
                }
            }
        }
        return variants;
    }

    private static Variant changed(ObjectNode whole, String what, Consumer<ObjectNode> change) {
        ObjectNode copy = whole.deepCopy();
        change.accept(copy);
        return new Variant(what, copy);
    }

    private static List<String> pointers(JsonNode node, String pointer) {
        List<String> pointers = new ArrayList<>(List.of(pointer));
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                pointers.addAll(pointers(array.get(i), pointer + "/" + i));
            }
        } else if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> pointers.addAll(pointers(field.getValue(), pointer + "/" + field.getKey())));
        }
        return pointers;
    }
}
