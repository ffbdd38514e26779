package org.citypartnerships.commands;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.citypartnerships.storage.EventJson;
import org.citypartnerships.values.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class SeedFilesTest {

    private static final List<Integer> FACTS_OF_EACH_DOCUMENT = List.of(28, 21, 22, 21, 19);
    private static final Pattern ENTRY = Pattern.compile("(\\w+) `([^`]+)`");
    private static final JsonMapper JSON = EventJson.ours().mapper();
    private static final Map<String, Class<?>> COMMANDS =
            commands(Command.class).collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    static List<String> files() {
        return SeedFiles.NAMES;
    }

    @Test
    void the_folder_holds_these_files_and_nothing_else() {
        assertThat(SeedFiles.filesInTheFolder())
                .containsExactlyElementsOf(Stream.concat(SeedFiles.NAMES.stream(), Stream.of("README.md"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_line_is_a_command(String file) {
        assertThat(SeedFiles.lines(file)).isNotEmpty().allSatisfy(line -> {
            assertThat(line.line().propertyNames()).isSubsetOf("command", "fact", "payload");
            assertThatCode(() -> JSON.treeToValue(line.withTokens(), COMMANDS.get(line.command())))
                    .doesNotThrowAnyException();
        });
    }

    @Test
    void no_entry_is_recorded_twice() {
        assertThat(SeedFiles.lines().map(SeedLine::ref)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_a_line_names_stands_before_it_in_its_file_or_in_the_shared_one(String file) {
        Set<String> onRecord = new HashSet<>();
        Stream.of("00-parties.json", file).distinct().flatMap(SeedFiles::lines).forEach(line -> {
            assertThat(onRecord).as(line.ref()).containsAll(line.named().toList());
            onRecord.addAll(line.puts());
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_entry_says_where_it_stands_except_sources_and_shared_parties(String file) {
        assertThat(SeedFiles.lines(file)
                        .filter(line -> !line.command().equals("RegisterSource"))
                        .filter(line -> !file.equals("00-parties.json")))
                .allSatisfy(line -> assertThat(line.payload().at("/header/evidence"))
                        .as(line.ref())
                        .isNotEmpty()
                        .allSatisfy(
                                evidence -> assertThat(evidence.propertyNames()).contains("source", "where", "quote")));
    }

    @Test
    void quotes_are_short() {
        assertThat(SeedFiles.lines()
                        .flatMap(line -> line.objectsWith("quote"))
                        .map(node -> node.required("quote").stringValue()))
                .allSatisfy(quote -> assertThat(quote).hasSizeLessThanOrEqualTo(Evidence.QUOTE_CHARACTERS_MAX));
    }

    @Test
    void one_person_has_one_id_and_one_name_except_where_a_document_slips() {
        Map<String, Set<String>> names = SeedFiles.people()
                .filter(person -> person.has("name"))
                .filter(person -> !person.required("name").stringValue().equals("Mr Zhe"))
                .collect(groupingBy(
                        person -> person.required("personId").stringValue(),
                        mapping(person -> person.required("name").stringValue(), toSet())));
        assertThat(names.values())
                .allSatisfy(name -> assertThat(name).hasSize(1))
                .doesNotHaveDuplicates();
        assertThat(names.keySet()).allSatisfy(id -> assertThat(id).matches("person:[0-9a-f]{8}"));
    }

    @Test
    void no_name_of_a_person_stands_outside_the_field_that_is_encrypted() {
        Pattern names = Pattern.compile(SeedFiles.people()
                .map(person -> person.path("name").asString(""))
                .flatMap(name -> Arrays.stream(name.split(" ", -1)))
                .filter(word -> !word.isEmpty() && !word.equals("CBE"))
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "\\b(?:", ")\\b")));
        assertThat(Stream.concat(
                        SeedFiles.textsWithoutNames(),
                        SeedFiles.text("README.md").lines()))
                .allSatisfy(text -> assertThat(text).doesNotContainPattern(names));
    }

    @Test
    void the_readme_says_of_each_of_the_111_facts_where_it_is() {
        assertThat(rows().map(row -> row.get(0)))
                .hasSize(111)
                .containsExactlyElementsOf(IntStream.range(0, FACTS_OF_EACH_DOCUMENT.size())
                        .boxed()
                        .flatMap(document -> IntStream.rangeClosed(1, FACTS_OF_EACH_DOCUMENT.get(document))
                                .mapToObj(fact -> "S%d-%02d".formatted(document, fact)))
                        .toList());
    }

    @Test
    void the_readme_names_just_the_entries_that_hold_a_fact() {
        assertThat(rows()).allSatisfy(row -> {
            Set<String> told = ENTRY.matcher(row.get(2))
                    .results()
                    .map(entry -> row.get(1) + " " + entry.group(1) + " " + entry.group(2))
                    .collect(toSet());
            Set<String> held = SeedFiles.lines()
                    .filter(line -> line.facts().contains(row.get(0)))
                    .map(line -> line.file().substring(0, 2) + " " + line.command() + " " + line.entryId())
                    .collect(toSet());
            assertThat(told).as(row.get(0)).isEqualTo(held);
            assertThat(told.isEmpty()).as(row.get(0)).isEqualTo(row.get(3).startsWith("No entry: "));
        });
    }

    private static Stream<List<String>> rows() {
        return SeedFiles.text("README.md")
                .lines()
                .filter(line -> line.matches("\\| S\\d-\\d\\d \\|.*"))
                .map(line -> Arrays.stream(line.split("\\|", -1))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList());
    }

    private static Stream<Class<?>> commands(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SeedFilesTest::commands)
                : Stream.of(type);
    }
}
