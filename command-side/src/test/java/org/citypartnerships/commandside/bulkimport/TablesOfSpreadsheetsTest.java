package org.citypartnerships.commandside.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import org.citypartnerships.commandside.RunningCommandSide;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A table is taken as the spreadsheet of a German, Russian or Chinese town hall saves it. */
class TablesOfSpreadsheetsTest {

    private static final String MARK = "\uFEFF";

    private static RunningCommandSide side;

    @BeforeAll
    static void start() {
        side = RunningCommandSide.start();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"','|comma", "';'|semicolon", "'\t'|tab"})
    void columns_are_separated_as_the_line_of_their_names_tells(String separator, String name) {
        String table = """
                command;"partyId";kind;"names[0].text";header.note;country

                RegisterParty;party:%s-no;CITY;%s;"a; b, c d ""e"" f";NO
                ;;;;;
                RegisterParty;party:other%s-no;CITY;Other %s;"two¶lines; one, two";NO
                """.formatted(name, name, name, name)
                .replaceAll(";(?! )", separator)
                .replace("\n", "\r\n")
                .replace('¶', '\n');

        JsonNode report = new Importing(side).importedFile("text/csv", MARK + table);

        assertThat(report.path("refused")).as(report.toString()).isEmpty();
        assertThat(report.path("accepted").asInt()).isEqualTo(2);
        assertThat(new Importing(side).texts("""
                        SELECT payload -> 'header' ->> 'note' FROM eventstore.event WHERE stream_id = 'party:%s-no'
                        """.formatted(name))).containsExactly("a; b, c d \"e\" f");
    }
}
