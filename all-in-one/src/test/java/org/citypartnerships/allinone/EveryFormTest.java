package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.citypartnerships.allinone.Clerk.Way;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.queryside.Chromium;
import org.citypartnerships.storage.CommandNames;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every form is filled in with what the command's own example says, and records that. */
class EveryFormTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What goes before others, since these are about it; the rest comes as it may, and a new one after all. */
    private static final List<String> ORDER = List.of(
            "RegisterSource",
            "RegisterParty",
            "SignProtocol",
            "SignAgreement",
            "RenewAgreement",
            "PlanEngagement",
            "ProposeIntent",
            "ContestEntry",
            "SettleDispute",
            "SilenceWarning",
            "HeedWarning",
            "SuspendPartnership",
            "ResumePartnership");

    /** What is to come last. */
    private static final List<String> LATE = List.of("MergeParties", "EndPartnership", "DeclareDuplicate");

    /** No forms of their own: an entry is corrected on the form that recorded it, and judged among what waits. */
    private static final Set<String> ELSEWHERE = Set.of("CorrectEntry", "ConfirmEntry", "RejectEntry");

    /** What the examples call otherwise than the seeds, or do not have before them. */
    private static final Map<String, String> CALLED = Map.of(
            "source:murmansk-2016-05-23",
            "source:murmansk-city-2016-05-23",
            "partnership:harbin-cn~murmansk-ru#protocol-2",
            "partnership:harbin-cn~murmansk-ru#s3-02");

    private static final String KHARBIN = """
            {"command": "RegisterParty", "payload": {"partyId": "party:kharbin-cn", "header": {"entryId": "registered"},\
             "kind": "CITY", "names": [{"text": "Kharbin"}], "country": "CN"}}
            """;

    /** What an example has that stands elsewhere in the event, or is another there. */
    private static final Set<String> ABOUT = Set.of(
            "/partnership",
            "/subject",
            "/entry",
            "/beside",
            "/duplicate",
            "/partyId",
            "/sourceId",
            "/scope",
            "/header/entryId",
            "/header/accordingTo/person");

    /** The id of a person is made; whom a body acts for, the register says; a signatory's own body is on whose behalf. */
    private static final Pattern ASKED_OTHERWISE =
            Pattern.compile(".*/personId|/.+/actsFor|/instrument/signatories/\\d+/person/of");

    @TempDir
    static Path folder;

    private static BothApplications applications;
    private static Chromium chromium;
    private static Clerk clerk;
    private static Walk walk;
    private static List<JsonNode> seeds;

    @BeforeAll
    static void import_the_seeds() throws IOException, InterruptedException {
        applications = new BothApplications(folder);
        seeds = new ArrayList<>(SeedLines.read().all());
        seeds.add(JSON.readTree(KHARBIN));
        StringBuilder file = new StringBuilder();
        seeds.forEach(line -> file.append(line).append('\n'));
        assertThat(applications.importLines(file.toString()).path("refused").toString())
                .isEqualTo("[]");
        new Users(applications).add("clerk", "RECORDER", "AUDITOR");
        chromium = Chromium.on(applications.pages());
        clerk = Way.WITH_SCRIPTS.at(chromium).signIn("clerk");
        walk = new Walk(clerk);
    }

    @AfterAll
    static void stop() {
        clerk.close();
        chromium.close();
        applications.close();
    }

    private static List<JsonNode> examples() {
        Set<String> commands = new LinkedHashSet<>(ORDER);
        Set<String> all = new TreeSet<>(CommandNames.all());
        all.removeAll(ELSEWHERE);
        LATE.forEach(all::remove);
        commands.addAll(all);
        commands.addAll(LATE);
        List<JsonNode> examples = new ArrayList<>();
        for (String command : commands) {
            String example =
                    CommandNames.exampleOf(CommandNames.classOf(command).orElseThrow());
            for (Map.Entry<String, String> one : CALLED.entrySet()) {
                example = example.replace('"' + one.getKey() + '"', '"' + one.getValue() + '"');
            }
            examples.add(JSON.createObjectNode().put("command", command).set("payload", JSON.readTree(example)));
        }
        return examples;
    }

    @TestFactory
    Stream<DynamicTest> every_form_records_what_the_example_of_its_command_says() {
        List<JsonNode> lines = new ArrayList<>(seeds);
        lines.addAll(examples());
        return Dictation.of(lines).subList(seeds.size(), lines.size()).stream()
                .map(line -> DynamicTest.dynamicTest(line.command(), () -> {
                    walk.recordFromWhereItIsAbout(line);
                    JsonNode event = lastEvent();
                    walk.remember(line.entryId(), event.at("/header/entryId").asString(""));
                    assertThat(missing(line, line.payload(), "", event)).isEmpty();
                }));
    }

    private static JsonNode lastEvent() throws SQLException {
        try (Connection connection = applications.database().as(Roles.QUERY).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT payload FROM eventstore.event ORDER BY global_position DESC LIMIT 1")) {
            row.next();
            return JSON.readTree(row.getString(1));
        }
    }

    /** What of the example the event does not say at the same place. */
    private static List<String> missing(Dictation line, JsonNode example, String path, JsonNode event) {
        List<String> missing = new ArrayList<>();
        if (ABOUT.contains(path) || ASKED_OTHERWISE.matcher(path).matches()) {
            return missing;
        }
        if (example.isContainer()) {
            example.properties()
                    .forEach(field ->
                            missing.addAll(missing(line, field.getValue(), path + "/" + field.getKey(), event)));
            for (int at = 0; at < example.size() && example.isArray(); at++) {
                missing.addAll(missing(line, example.path(at), path + "/" + at, event));
            }
            return missing;
        }
        JsonNode told = event.at(path);
        String said = told.has("edtf") ? told.path("edtf").asString() : told.asString("");
        if (!said.equals(recorded(example.asString("")))) {
            missing.add(line.command() + " " + path + ": " + example + " but " + told);
        }
        return missing;
    }

    /** The id under which something was recorded here: of an entry also behind what it belongs to. */
    private static String recorded(String theirs) {
        int entry = theirs.indexOf('#') + 1;
        return theirs.substring(0, entry) + walk.idOf(theirs.substring(entry));
    }
}
