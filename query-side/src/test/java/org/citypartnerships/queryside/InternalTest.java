package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Statement;
import org.citypartnerships.values.StatementKind;
import org.citypartnerships.values.Visibility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that are not for everybody are told to auditors, and that they read them is written down first. */
class InternalTest {

    private static final String SECRET = "talked-among-ourselves";
    private static final PartnershipId ID = new PartnershipId("partnership:harbin-cn~sunderland-gb");
    private static final String HISTORY = "/api/partnerships/harbin-cn~sunderland-gb/history";
    private static final String ENTRY = "/api/partnerships/harbin-cn~sunderland-gb/entries/" + SECRET;

    private static TokensOfEveryRole commandSide;
    private static RunningQuerySide queries;

    @BeforeAll
    static void start() {
        commandSide = new TokensOfEveryRole();
        queries = RunningQuerySide.onAFreshStore(
                "partnerships.anonymous=HISTORY", "partnerships.command-side-url=" + commandSide.address());
        queries.record(Seeds.parties());
        queries.record(
                Seeds.opened(ID, null, List.of(Seeds.HARBIN), List.of(Seeds.SUNDERLAND)),
                said("said", Visibility.PUBLIC),
                said(SECRET, Visibility.INTERNAL));
    }

    @AfterAll
    static void stop() {
        queries.close();
        commandSide.close();
    }

    private static StatementRecorded said(String entry, Visibility visibility) {
        return new StatementRecorded(
                ID,
                new Header(new EntryId(entry), null, List.of(), null, List.of(), visibility, null),
                new Statement(StatementKind.OPINION, "Well.", null, Seeds.HARBIN, List.of()));
    }

    private static List<String> entries(String query, String role) {
        return queries.get(HISTORY + query, TokensOfEveryRole.header(role))
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("entry").asString("") + " "
                        + item.path("visibility").asString(""))
                .toList();
    }

    @Test
    void an_auditor_who_asks_for_them_sees_them_and_that_is_written_down() {
        assertThat(entries("", "auditor")).containsExactly("said PUBLIC");
        assertThat(commandSide.readings()).isEmpty();

        assertThat(entries("?visibility=any", "auditor"))
                .containsExactlyInAnyOrder("said PUBLIC", SECRET + " INTERNAL");
        assertThat(entries("?visibility=internal", "auditor")).containsExactly(SECRET + " INTERNAL");
        assertThat(queries.get(HISTORY + ".csv?visibility=internal", TokensOfEveryRole.header("auditor"))
                        .body())
                .contains(SECRET);
        assertThat(queries.get(ENTRY + "?visibility=any", TokensOfEveryRole.header("auditor"))
                        .body())
                .contains(SECRET);
        assertThat(queries.get(ENTRY, TokensOfEveryRole.header("auditor")).status())
                .isEqualTo(404);
        assertThat(commandSide.readings())
                .containsExactly(
                        "AUDITOR {\"address\":\"" + HISTORY + "\"}",
                        "AUDITOR {\"address\":\"" + HISTORY + "\"}",
                        "AUDITOR {\"address\":\"" + HISTORY + ".csv\"}",
                        "AUDITOR {\"address\":\"" + ENTRY + "\"}");
        commandSide.readings().clear();
    }

    @Test
    void what_cannot_be_written_down_is_not_told() {
        commandSide.writesDown(false);
        Answer answer = queries.get(HISTORY + "?visibility=any", TokensOfEveryRole.header("auditor"));
        commandSide.writesDown(true);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "recorder", "approver", "administrator"})
    void nobody_else_sees_them(String role) {
        for (String address : List.of(HISTORY, HISTORY + ".csv", ENTRY)) {
            for (String visibility : List.of("internal", "any", "ANY")) {
                assertThat(queries.get(address + "?visibility=" + visibility, TokensOfEveryRole.header(role))
                                .status())
                        .as(address)
                        .isEqualTo(403);
            }
        }
    }

    /** Also where everybody may read how everything came to be, and whoever asks with the name of an auditor. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/partnerships",
                "/partnerships/harbin-cn~sunderland-gb",
                "/parties/harbin-cn",
                "/attention",
                "/api/overview",
                "/api/attention",
                "/api/attention.csv",
                "/api/partnerships",
                "/api/partnerships/harbin-cn~sunderland-gb",
                "/api/partnerships/harbin-cn~sunderland-gb/history",
                "/api/partnerships/harbin-cn~sunderland-gb/history?knownAt=position:100000",
                "/api/partnerships/harbin-cn~sunderland-gb/history.csv",
                "/api/partnerships/harbin-cn~sunderland-gb/replay",
                "/api/partnerships/harbin-cn~sunderland-gb/replay.csv",
                "/api/partnerships/harbin-cn~sunderland-gb/diff?from=1900-01-01&to=2026-01-01",
                "/api/partnerships/harbin-cn~sunderland-gb/why?field=standing",
                "/api/pairs/harbin-cn/sunderland-gb",
                "/api/pairs/harbin-cn/sunderland-gb/history",
                "/api/parties/harbin-cn",
                "/api/parties/harbin-cn/history",
                "/api/trade?between=harbin-cn,sunderland-gb"
            })
    void nothing_of_them_is_told_anywhere_else(String address) {
        assertThat(queries.get(address).body()).doesNotContain(SECRET);
        assertThat(queries.get(address, TokensOfEveryRole.header("auditor")).body())
                .doesNotContain(SECRET);
    }

    @Test
    void a_stranger_is_asked_to_sign_in() {
        assertThat(queries.get(HISTORY + "?visibility=any").status()).isEqualTo(401);
        assertThat(queries.send("HEAD", HISTORY + "?visibility=any").status()).isEqualTo(401);
    }
}
