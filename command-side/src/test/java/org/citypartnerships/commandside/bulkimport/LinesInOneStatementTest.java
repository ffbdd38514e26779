package org.citypartnerships.commandside.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citypartnerships.commandside.bulkimport.Importing.city;
import static org.citypartnerships.commandside.bulkimport.Importing.line;
import static org.citypartnerships.commandside.bulkimport.Importing.refusals;
import static org.citypartnerships.commandside.bulkimport.Importing.statement;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.commandside.StatementsSeen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lines that are stored together see each other before the database sees any of them. */
class LinesInOneStatementTest {

    private static final StatementsSeen SEEN = new StatementsSeen();
    private static RunningCommandSide side;
    private static Importing file;

    @BeforeAll
    static void start() {
        side = RunningCommandSide.start(SEEN);
        file = new Importing(side);
        accepted(file.imported(city("perm-ru", "Perm", "RU"))); // whatever runs first is slow
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void many_lines_are_one_look_up_and_one_append() {
        SEEN.sinceLastTime();
        accepted(file.imported(Stream.concat(
                        Stream.of(city("omsk-ru", "Omsk", "RU")),
                        IntStream.range(0, 40).mapToObj(i -> statement("omsk-ru", "s" + i)))
                .toArray(String[]::new)));
        List<String> statements = SEEN.sinceLastTime();
        assertThat(statements)
                .filteredOn(sql -> sql.contains("SELECT 'stream', stream_id"))
                .hasSizeLessThan(4);
        assertThat(statements)
                .filteredOn(sql -> sql.contains("INTO eventstore.event"))
                .hasSizeLessThan(4);
        assertThat(file.entries("party:omsk-ru")).hasSize(41).endsWith("s38", "s39");
    }

    @Test
    void a_line_names_what_a_line_before_it_puts_on_record() {
        accepted(file.imported(
                city("harbin-cn", "Harbin", "CN"),
                city("murmansk-ru", "Murmansk", "RU"),
                line("RegisterSource", """
                        {"sourceId":"source:harbin","kind":"PRESS","title":"Press","publishedOn":{"edtf":"2014-05-01"}}"""),
                line("SignProtocol", """
                        {"partnership":{"sides":[{"members":["party:harbin-cn"]},{"members":["party:murmansk-ru"]}]},\
                        "header":{"entryId":"paper","happened":{"edtf":"2016"},"evidence":[{"source":"source:harbin"}]},\
                        "instrument":{"form":"PROTOCOL_OF_INTENT","establishes":["INTENT"]}}"""),
                line("RecordStatement", """
                        {"subject":"partnership:harbin-cn~murmansk-ru","header":{"entryId":"s","links":[\
                        {"kind":"IN_RESPONSE_TO","to":"partnership:harbin-cn~murmansk-ru#paper"}]},\
                        "statement":{"kind":"CLAIM","summary":"It grows."}}"""),
                figure("a"),
                figure("b")));
        assertThat(file.entries("partnership:harbin-cn~murmansk-ru")).containsExactly("paper", "s");
        assertThat(file.texts("SELECT entry_id FROM command.entry WHERE stream_id IN "
                        + "(SELECT figures_id FROM command.figures_scope WHERE to_party = 'party:murmansk-ru')"))
                .containsExactlyInAnyOrder("a", "b");
        assertThat(file.texts("SELECT jsonb_path_query_array(answer, '$.warnings[*].code')::text "
                        + "FROM command.idempotency WHERE answer ->> 'entryId' = 'paper'"))
                .containsExactly("[\"SOURCE_OLDER_THAN_FACT\"]");
    }

    @Test
    void a_name_or_an_identifier_is_taken_by_a_line_before() {
        JsonNode report = file.imported(
                line("RegisterParty", """
                        {"partyId":"party:friedberg-de","kind":"CITY","names":[{"text":"Friedberg"}],"country":"DE",\
                        "identifiers":{"wikidata":"Q1"}}"""),
                line("RegisterParty", """
                        {"partyId":"party:other-de","kind":"CITY","names":[{"text":"Other"}],"country":"DE",\
                        "identifiers":{"wikidata":"Q1"}}"""),
                line("RenameParty", """
                        {"partyId":"party:friedberg-de","name":{"text":"Fürth"}}"""),
                line("RegisterParty", """
                        {"partyId":"party:fuerth-de","kind":"CITY","names":[{"text":"Fuerth"},{"text":"Fürth"}],"country":"DE"}"""));
        assertThat(refusals(report))
                .containsExactly(
                        "2 IDENTIFIER_TAKEN it belongs to party:friedberg-de, which is on record: use that one",
                        "4 NAME_TAKEN the name is taken by [party:friedberg-de]: use that party, or give this one an id"
                                + " with a qualifier, as party:friedberg.hessen-de");
        assertThat(file.texts("SELECT name_key || ' ' || country || ' ' || kind FROM command.party_name "
                        + "WHERE party_id = 'party:friedberg-de' ORDER BY name_key"))
                .containsExactly("friedberg DE CITY", "furth DE CITY");
        JsonNode again = file.imported(city("gera-de", "Gera", "DE"), line("RegisterParty", """
                        {"kind":"CITY","names":[{"text":"Gera"}],"country":"DE"}"""));
        assertThat(again.path("accepted").asInt()).isEqualTo(1);
        assertThat(refusals(again)).first().asString().startsWith("2 PARTY_ALREADY_REGISTERED");
    }

    @Test
    void what_changes_rows_of_lines_before_is_seen_by_lines_after() {
        accepted(file.imported(
                city("tula-ru", "Tula", "RU"),
                line("RegisterParty", """
                        {"partyId":"party:office-ru","kind":"ASSOCIATION","names":[{"text":"Office"}],"country":"RU"}"""),
                line("DescribeParty", """
                        {"partyId":"party:office-ru","header":{"entryId":"d"},"actsFor":"party:tula-ru"}"""),
                line("RegisterSource", """
                        {"sourceId":"source:tula","header":{"entryId":"registered"},"kind":"PRESS","title":"Press"}"""),
                line("DateSource", """
                        {"sourceId":"source:tula","header":{"entryId":"dated"},"publishedOn":{"edtf":"2011"}}"""),
                city("pskov-ru", "Pskov", "RU"),
                line("SignProtocol", """
                        {"partnership":{"sides":[{"members":["party:tula-ru"]},{"members":["party:pskov-ru"]}]},\
                        "header":{"entryId":"p","happened":{"edtf":"2010"},"evidence":[{"source":"source:tula"}]},\
                        "instrument":{"form":"PROTOCOL_OF_INTENT","establishes":["INTENT"],"parties":[\
                        {"party":"party:office-ru"},{"party":"party:pskov-ru"}]}}"""),
                line("RetractEntry", """
                        {"entry":"partnership:pskov-ru~tula-ru#p","header":{"entryId":"r"},"reason":"It was a draft."}"""),
                statement("tula-ru", "after")));
        assertThat(file.texts("SELECT published_on ->> 'edtf' FROM command.source WHERE source_id = 'source:tula'"))
                .containsExactly("2011");
        assertThat(file.texts("SELECT payload #>> '{instrument,parties,0,actsFor}' FROM eventstore.event "
                        + "WHERE stream_id = 'partnership:pskov-ru~tula-ru' AND name = 'protocol-signed'"))
                .containsExactly("party:tula-ru");
        assertThat(file.entries("party:tula-ru")).containsExactly("registered", "after");
    }

    @Test
    void a_line_that_stands_twice_in_a_file_is_recorded_once() {
        JsonNode report = file.imported(
                city("kirov-ru", "Kirov", "RU"),
                statement("kirov-ru", "a"),
                statement("kirov-ru", "a"),
                statement("kirov-ru", "b"));
        assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(3);
        assertThat(report.path("alreadyKnown").asInt()).isEqualTo(1);
        assertThat(report.path("position").asLong())
                .isEqualTo(Long.parseLong(file.texts("SELECT max(global_position)::text FROM eventstore.event "
                                + "WHERE stream_id = 'party:kirov-ru'")
                        .get(0)));
    }

    @Test
    void lines_that_are_refused_in_the_middle_leave_the_order_of_the_others() {
        JsonNode report = file.imported(
                city("ufa-ru", "Ufa", "RU"),
                statement("ufa-ru", "a"),
                "{\"command\":\"Nonsense\",\"payload\":{}}",
                line("RecordStatement", "{\"subject\":\"party:ufa-ru\"}"),
                statement("ufa-ru", "a").replace("grows", "shrinks"),
                statement("ufa-ru", "b"),
                statement("later-ru", "c"),
                city("later-ru", "Later", "RU"),
                statement("ufa-ru", "d"));
        assertThat(file.entries("party:ufa-ru")).containsExactly("registered", "a", "b", "d");
        assertThat(file.entries("party:later-ru")).containsExactly("registered", "c");
        assertThat(refusals(report).stream().map(refusal -> refusal.split(" ", 3)[0] + " " + refusal.split(" ", 3)[1]))
                .containsExactly("3 UNKNOWN_COMMAND", "4 INVALID_FIELDS", "5 ENTRY_ALREADY_RECORDED");
    }

    private static String figure(String entryId) {
        return line("RecordTradeFigure", """
                {"scope":{"from":"party:harbin-cn","to":"party:murmansk-ru"},"header":{"entryId":"%s",\
                "happened":{"edtf":"2013"}},"flow":"TOTAL","amounts":[{"number":"2","unit":"currency:USD"}]}""".formatted(entryId));
    }

    private static void accepted(JsonNode report) {
        assertThat(refusals(report)).isEmpty();
        assertThat(report.path("accepted").asInt())
                .isEqualTo(report.path("lines").asInt());
    }
}
