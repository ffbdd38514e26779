package org.citypartnerships.commandside.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citypartnerships.commandside.bulkimport.Importing.city;
import static org.citypartnerships.commandside.bulkimport.Importing.refusals;

import org.citypartnerships.commandside.RunningCommandSide;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A line that cannot be read is refused like any other, and what is wrong with the others is told beside it. */
class UnreadableLinesTest {

    private static RunningCommandSide side;
    private static Importing importing;

    @BeforeAll
    static void start() {
        side = RunningCommandSide.start();
        importing = new Importing(side);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void a_line_that_is_no_json_hides_nothing_that_is_wrong_with_the_others() {
        JsonNode report = importing.imported(
                city("kirkenes-no", "Kirkenes", "NO"),
                "{\"command\":\"RegisterParty\",",
                city("tromso-no", "Tromsø", "Norway"),
                "[]",
                "{\"command\":\"RegisterParty\",\"fact\":[\"S3-04\"]}");

        assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(1);
        assertThat(refusals(report))
                .containsExactly(
                        "2 MALFORMED_JSON is no JSON: column 28",
                        "3 INVALID_FIELDS 'Norway': write a country's two capital letters of ISO 3166-1, as CN",
                        "4 MALFORMED_JSON is no JSON object: write {…}",
                        "5 MALFORMED_JSON is no command: write {\"command\":\"SignProtocol\",\"payload\":{…}}");
        assertThat(report.path("refused").path(3).path("fact").asString()).isEqualTo("S3-04");
    }

    @Test
    void elements_of_an_array_that_are_no_commands_are_told_one_by_one() {
        JsonNode report = importing.importedFile("application/json", "[[]," + city("vardo-no", "Vardø", "NO") + ",7]");

        assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(1);
        assertThat(refusals(report))
                .extracting(told -> told.substring(0, 31))
                .containsExactly("1 MALFORMED_JSON is no command:", "3 MALFORMED_JSON is no command:");
    }

    @Test
    void each_row_of_a_table_tells_all_cells_that_make_no_sense() {
        JsonNode report = importing.importedFile("text/csv", """
                command,partyId,kind,names[0].text,names.text,country,header:json,coordinates:json
                RegisterParty,party:vadso-no,CITY,Vadsø,,NO,,
                RegisterParty,party:alta-no,CITY,Alta,,NO,{,{
                RegisterParty,party:bodo-no,CITY,Bodø,NO
                RegisterParty,party:hamar-no,CITY,Hamar,Hamar,NO,,
                """);

        assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(1);
        assertThat(refusals(report))
                .containsExactly(
                        "3 MALFORMED_JSON holds a cell that is no JSON",
                        "3 MALFORMED_JSON holds a cell that is no JSON",
                        "4 MALFORMED_JSON has 5 cells, and the header 8: write as many",
                        "5 MALFORMED_JSON contradicts another column: a field holds a list, fields or a text");
        assertThat(report.path("refused").path(1).path("field").asString()).isEqualTo("/coordinates");
        assertThat(report.path("refused").path(3).path("field").asString()).isEqualTo("/names/text");
        assertThat(report.path("refused").findValuesAsString("command"))
                .hasSize(4)
                .containsOnly("RegisterParty");
    }

    @Test
    void a_quotation_mark_that_is_never_closed_swallows_no_rows() {
        assertThat(importing.refusedFile(
                        "text/csv", "command,partyId\nRegisterParty,\"party:moss-no\nRegisterParty,\n"))
                .startsWith("the file is no CSV (RFC 4180): ");
    }

    @Test
    void a_table_without_names_of_columns_is_refused_with_what_to_write() {
        assertThat(importing.refusedFile("text/csv", "RegisterParty,party:moss-no\n"))
                .startsWith("the first line names no column 'command'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/jsonl", "text/csv"})
    void an_empty_file_is_said_to_be_empty(String mediaType) {
        assertThat(importing.refusedFile(mediaType, "\r\n"))
                .isEqualTo("the file is empty: save it with its commands and send it again");
    }
}
