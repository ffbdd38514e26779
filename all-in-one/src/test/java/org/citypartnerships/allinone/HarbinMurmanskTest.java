package org.citypartnerships.allinone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.citypartnerships.allinone.Clerk.Way;
import org.citypartnerships.queryside.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The history of Harbin and Murmansk, as one document tells it, recorded into an empty registry through the pages: in the end it
 * reads the same as from the lines of the seeds. And an auditor who comes later finds on what evidence its standing rests.
 */
class HarbinMurmanskTest {

    /** What is another each time that something is recorded. */
    private static final Set<String> OF_THE_RECORDING =
            Set.of("recordedAt", "recordedBy", "position", "sequence", "asOf", "knownAt", "readAt", "version");

    /** How many events are told of the two: that they were named first, and each of the entries. */
    private static final int TOLD_OF_THE_TWO = 21;

    /** No day from the source is no month from it. */
    private static final String NO_TIME = "P0[DMY]";

    @TempDir
    static Path folder;

    private static List<JsonNode> lines;
    private static BothApplications imported;

    @BeforeAll
    static void import_the_lines_of_the_seeds() throws IOException, InterruptedException {
        lines = new ArrayList<>(SeedLines.of("00-parties.json"));
        lines.addAll(SeedLines.of("40-murmansk-harbin.json"));
        imported = new BothApplications(Files.createDirectories(folder.resolve("imported")));
        StringBuilder file = new StringBuilder();
        lines.forEach(line -> file.append(line).append('\n'));
        assertThat(imported.importLines(file.toString()).path("refused").toString())
                .isEqualTo("[]");
        new Users(imported).add("auditor", "AUDITOR");
    }

    @AfterAll
    static void stop() {
        imported.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_clerk_records_the_whole_history_from_an_empty_registry_through_the_pages_alone(Way way) throws Exception {
        try (BothApplications empty = new BothApplications(Files.createDirectories(folder.resolve(way.name())))) {
            new Users(empty).add("clerk", "RECORDER");
            try (Chromium chromium = Chromium.on(empty.pages());
                    Clerk clerk = way.at(chromium).signIn("clerk")) {
                Walk walk = new Walk(clerk);
                walk.record(lines);
                for (String path : List.of(
                        "/api/partnerships/harbin-cn~murmansk-ru?",
                        "/api/partnerships/harbin-cn~murmansk-ru/history?size=200&")) {
                    assertThat(read(empty, path, walk)).isEqualTo(read(imported, path, new Walk(clerk)));
                }
                for (Dictation line : Dictation.of(lines)) {
                    if (line.command().equals("RegisterParty")) {
                        String theirs = line.registers();
                        assertThat(read(empty, party(walk.idOf(theirs)), walk))
                                .isEqualTo(read(imported, party(theirs), new Walk(clerk)));
                    }
                }
            }
        }
    }

    private static String party(String id) {
        return "/api/parties/" + id.replace("party:", "") + "?";
    }

    @ParameterizedTest
    @EnumSource
    void an_auditor_finds_on_what_evidence_the_status_rests_and_steps_through_the_history(Way way) throws Exception {
        try (Chromium chromium = Chromium.on(imported.pages());
                Clerk auditor = way.at(chromium).signIn("auditor")) {
            Page page = auditor.page();
            auditor.open("/")
                    .type(page.locator("#site-search"), "murmansk")
                    .press(page.locator("form.search button"))
                    .follow("Harbin – Murmansk");
            Locator evidence = page.locator("#standing blockquote").first();
            assertThat(evidence).isHidden();
            auditor.unfold(page.locator("#standing summary"));
            assertThat(evidence).isVisible();

            auditor.follow("Why is it so?");
            assertThat(page.locator(".chain blockquote").first())
                    .containsText("the signing of a protocol of intentions");
            auditor.follow("Step by step");
            String last = String.valueOf(TOLD_OF_THE_TWO);
            for (int step = 1; step < TOLD_OF_THE_TWO; step++) {
                assertThat(page.locator("#step-title")).containsText("Step " + step + " of " + last);
                auditor.press(link(page, "Next step"));
            }
            assertThat(page.locator("#step-title")).containsText("Step " + last + " of " + last);
            assertThat(link(page, "Next step")).hasCount(0);
            auditor.unfold(page.locator("details.more > summary").first());
            assertThat(page.locator("pre").first()).containsText("\"ordinal\"");

            auditor.follow("Compare two points")
                    .type(page.locator("#compare-fromDay"), "2014-01-01")
                    .type(page.locator("#compare-toDay"), "2016-06-01")
                    .press("Compare");
            assertThat(page.locator(".cards")).containsText("1 January 2014");
            assertThat(page.locator(".changes tbody")).containsText("intent");

            auditor.press(page.locator("main .back a")).unfold(page.locator("#entry-s3-04 summary"));
            auditor.press(page.locator("#entry-s3-04 a[href$='/entries/s3-04']"));
            auditor.unfold(page.locator(".raw summary").first());
            assertThat(page.locator(".raw pre").first()).containsText("\"entryId\": \"s3-04\"");
            assertThat(auditor.download(page.locator(".raw a[download]").first()))
                    .contains("\"root\"");
            auditor.press(page.locator("nav.sections a[href='/ledger']"));
            assertThat(page.locator("#last")).isVisible();
            assertThat(auditor.download(page.locator("a[href='/api/ledger/checkpoint']")))
                    .contains("\"root\"");
        }
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String read(BothApplications from, String path, Walk walk) throws Exception {
        JsonNode answer = from.read(path + "readAfter=" + from.head());
        forget(answer);
        return Walk.withoutPersons(walk.inTheirIds(answer.toPrettyString())).replaceAll(NO_TIME, "P0D");
    }

    private static void forget(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(OF_THE_RECORDING);
        }
        node.forEach(HarbinMurmanskTest::forget);
    }
}
