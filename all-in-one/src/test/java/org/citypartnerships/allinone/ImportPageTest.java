package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.citypartnerships.allinone.Browser.Shown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page of imports says of a file, in the reader's language. */
class ImportPageTest {

    private static final Pattern CELL = Pattern.compile("<td[^>]*>(.*?)</td>", Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static BothApplications applications;
    private static Browser olga;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        applications = new BothApplications(folder);
        Users users = new Users(applications);
        users.add("olga", "RECORDER");
        olga = users.signedIn("olga");
    }

    @AfterAll
    static void stop() {
        applications.close();
    }

    private static Shown tried(String language, String name, String content) throws IOException, InterruptedException {
        olga.cookies().put("lang", language);
        return olga.attach("/import", Browser.hidden(olga.open("/import").body()), "file", name, content);
    }

    /** The rows of the table of problems, each with its cells as they are read. */
    private static List<List<String>> problems(Shown page) {
        return Arrays.stream(page.body().split("<tr>", -1))
                .skip(2)
                .map(row -> CELL.matcher(row)
                        .results()
                        .map(cell -> cell.group(1).replaceAll("<[^>]+>", "").strip())
                        .toList())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "en, New city or body",
        "de, Neue Stadt oder Einrichtung",
        "zh, 新的城市或机构",
        "ru, Новый город или организация"
    })
    void a_problem_names_what_its_line_was_to_record(String language, String kind) throws Exception {
        Shown page = tried(language, "towns.csv", """
                command;fact;partyId;kind;names[0].text;country
                RegisterParty;;party:bergen-no;CITY;Bergen;Norway
                RegisterParty;S3-04;party:molde-no;CITY;Molde;Norway
                Register;;party:voss-no;CITY;Voss;NO
                """);

        assertThat(problems(page))
                .as(page.body())
                .extracting(cells -> cells.get(1))
                .containsExactly(kind, kind + " · S3-04", "");
    }

    @ParameterizedTest
    @CsvSource({
        "en, The file is empty:, Choose a file first.",
        "de, Die Datei ist leer:, Wählen Sie zuerst eine Datei.",
        "zh, 文件是空的：, 请先选择文件。",
        "ru, Файл пуст:, Сначала выберите файл."
    })
    void an_empty_file_is_told_from_none(String language, String empty, String none) throws Exception {
        assertThat(tried(language, "towns.csv", "").body()).contains(empty).doesNotContain(none);
        assertThat(tried(language, "", "").body()).contains(none).doesNotContain(empty);
    }

    static List<Arguments> filesOfWhichSomethingIsWrong() {
        return Stream.of("de", "zh", "ru")
                .flatMap(language -> Stream.of(
                                "never-closed.csv|command,partyId\nRegisterParty,\"party:moss-no\n",
                                "twice.csv|command,kind,kind\nRegisterParty,CITY,CITY\n",
                                "no-field.csv|command,the city's name\nRegisterParty,Moss\n",
                                "no-header.csv|RegisterParty,party:moss-no\n",
                                "header.csv|command,partyId\n",
                                "cells.csv|command,header:json\nSignMoU,{\nSignMoU\n",
                                "columns.csv|command,,names[0].text,names.text\nSignMoU,a,,\nSignMoU,,a,b\n",
                                "lines.jsonl|{\"command\":\n[]\n{}\n{\"command\":\"SignMoU\",\"command\":\"SignMoU\"}",
                                "no-array.json|{}",
                                "half.json|[{\"command\":",
                                "two.json|[{\"command\":\"SignMoU\",\"payload\":{}}][]",
                                "blank.json| \n")
                        .map(file -> Arguments.of(language, file.split("\\|", 2)[0], file.split("\\|", 2)[1])))
                .toList();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("filesOfWhichSomethingIsWrong")
    void what_is_wrong_with_a_file_is_said_in_the_readers_language(String language, String name, String content)
            throws Exception {
        String page = tried(language, name, content).body();

        assertThat(page.substring(page.indexOf("<main"), page.indexOf("</main>")))
                .containsAnyOf("role=\"alert\"", "id=\"problems\"")
                .doesNotContain("lang=\"en\"");
    }
}
