package org.citypartnerships.queryside.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.citypartnerships.commands.Command;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.storage.CommandJson;
import org.citypartnerships.storage.CommandNames;
import org.citypartnerships.storage.InvalidCommand;
import org.citypartnerships.storage.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What is wrong with a line of a file is said by the names that forms have for its fields, in the reader's language. */
class FieldOfLineTest {

    private static Phrases in(Locale language) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/pages", "messages/forms");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new PhraseBook(messages).in(language);
    }

    private static List<Problem> wrongWith(String command, String json) {
        Class<? extends Command> type = CommandNames.classOf(command).orElseThrow();
        return catchThrowableOfType(InvalidCommand.class, () -> CommandJson.bind(type, CommandJson.parse(json)))
                .problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/country|Country|country",
                "/names/0/text|Name|names[0].text",
                "/names/1/text|Name, number 2|names[1].text",
                "/header/happened/edtf|When|header.happened.edtf",
                "/as/payload/country|Country|as.payload.country",
                "/command|What the line records|command",
                "/colour|''|colour",
                "''|The whole line|''"
            })
    void a_field_is_called_as_in_the_forms_and_found_as_in_the_file(String pointer, String label, String column) {
        assertThat(FieldOfLine.of(pointer, in(Locale.ENGLISH))).isEqualTo(new FieldOfLine(label, column));
    }

    @Test
    void a_field_is_called_in_the_readers_language() {
        assertThat(FieldOfLine.of("/names/1/text", in(Locale.GERMAN)).label()).isEqualTo("Name, Nummer 2");
    }

    @Test
    void what_is_wrong_with_the_form_of_a_field_is_said_in_the_readers_language() {
        List<Problem> problems = wrongWith("RegisterParty", """
                {"partyId": "party:murmansk-ru", "kind": "TOWNSHIP", "names": [], "colour": "blue", "coordinates": 7}
                """);
        assertThat(problems).extracting(Problem::pointer).contains("/kind", "/names", "/colour", "/coordinates");
        assertThat(problems).allSatisfy(problem -> {
            assertThat(Misfits.said(problem.message(), in(Locale.ENGLISH)))
                    .as(problem.toString())
                    .isPresent();
            assertThat(Misfits.said(problem.message(), in(Locale.GERMAN)))
                    .as(problem.toString())
                    .get()
                    .isNotEqualTo(
                            Misfits.said(problem.message(), in(Locale.ENGLISH)).orElseThrow());
        });
    }

    @Test
    void what_is_missing_or_of_another_kind_is_said_so() {
        List<Problem> problems = wrongWith("RecordDecision", """
                {"partnership": 3, "body": [], "matter": null, "outcome": "ADOPTED", "votes": {"inFavour": true}}
                """);
        assertThat(problems)
                .filteredOn(problem -> problem.pointer().equals("/matter"))
                .singleElement()
                .satisfies(problem -> assertThat(Misfits.said(problem.message(), in(Locale.ENGLISH)))
                        .contains("It is missing: fill it in."));
        assertThat(problems)
                .filteredOn(problem -> problem.pointer().equals("/partnership"))
                .singleElement()
                .satisfies(problem -> assertThat(Misfits.said(problem.message(), in(Locale.ENGLISH)))
                        .get()
                        .asString()
                        .startsWith("A text belongs here, or a group of fields"));
        assertThat(problems)
                .filteredOn(problem -> problem.pointer().equals("/votes/inFavour"))
                .singleElement()
                .satisfies(problem -> assertThat(Misfits.said(problem.message(), in(Locale.ENGLISH)))
                        .contains("Write a whole number, in JSON without quotation marks."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13.10.2015",
                "05/06/2014",
                "2009–2014",
                "2015-02-30",
                "2015-13",
                "2014-13/2015",
                "last spring",
                " "
            })
    void what_is_wrong_with_a_date_is_said_in_the_readers_language(String date) {
        String json = "{\"subject\":\"party:harbin-cn\",\"header\":{\"happened\":{\"edtf\":\"%s\"}}}".formatted(date);

        assertSaidInEveryLanguage(wrongWith("RecordStatement", json), "/header/happened");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/header/happened|RecordStatement|{'header':{'happened':{}}}",
                "/header/happened|RecordStatement|{'header':{'happened':{'edtf':'2014','relative':{'to':'source:a','amount':'P1M','precision':'DAY'}}}}",
                "/header/happened/relative|RecordStatement|{'header':{'happened':{'relative':{'to':'a','amount':'P1M','precision':'DAY'}}}}",
                "/header/happened/relative|RecordStatement|{'header':{'happened':{'relative':{'to':'source:a','amount':'1','precision':'DAY'}}}}",
                "/header/entryId|RecordStatement|{'header':{'entryId':'a b'}}",
                "/header|RecordStatement|{'header':{'note':' '}}",
                "/header/source|RecordStatement|{'header':{'source':'China Daily'}}",
                "/subject|RecordStatement|{'subject':'Harbin'}",
                "/entry|RetractEntry|{'entry':'s3-04','reason':'twice'}",
                "/entry|RetractEntry|{'entry':'a#s3-04','reason':'twice'}",
                "/partyId|RegisterParty|{'partyId':'Harbin'}",
                "/partyId|RegisterParty|{'partyId':7}",
                "/country|RegisterParty|{'country':'China'}",
                "/names/0/text|RegisterParty|{'kind':'CITY','country':'CN','names':[{'text':' '}]}",
                "/identifiers/wikidata|RegisterParty|{'identifiers':{'wikidata':'Harbin'}}"
            })
    void what_is_wrong_with_an_id_or_a_text_is_said_in_the_readers_language(String at, String command, String json) {
        assertSaidInEveryLanguage(wrongWith(command, json.replace('\'', '"')), at);
    }

    private static void assertSaidInEveryLanguage(List<Problem> problems, String at) {
        assertThat(problems).extracting(Problem::pointer).anyMatch(pointer -> pointer.startsWith(at));
        for (Problem problem : problems) {
            assertThat(Stream.of(Locale.ENGLISH, Locale.GERMAN, Locale.CHINESE, Locale.forLanguageTag("ru"))
                            .map(language -> Misfits.said(problem.message(), in(language))
                                    .orElse("")))
                    .as(problem.toString())
                    .doesNotHaveDuplicates()
                    .noneMatch(String::isEmpty)
                    .noneMatch(said -> said.contains("{"));
        }
    }
}
