package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page is drawn once for all who are not signed in, until something more is read. */
class KeptPagesTest {

    private static final String PARTNERSHIP = "/partnerships/harbin-cn~sunderland-gb";

    /** How long a page may be given again that another process has made obsolete, in milliseconds. */
    private static final long MOMENT_MILLIS = 10;

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @SuppressWarnings("NullAway.Init")
    private static TokensOfEveryRole commandSide;

    private static int renamed;

    @BeforeAll
    static void record_the_seeds() {
        commandSide = new TokensOfEveryRole();
        queries = RunningQuerySide.onAFreshStore("partnerships.command-side-url=" + commandSide.address());
        queries.record(Seeds.together(Seeds.parties(), Seeds.murmansk(null), Seeds.sunderland(), Seeds.harbinRussia()));
    }

    @AfterAll
    static void stop() {
        queries.close();
        commandSide.close();
    }

    @BeforeEach
    void begin_with_rows_that_readers_wrote() throws SQLException {
        execute("UPDATE readers.party_label SET name = 'Sunderland' WHERE party_id = 'party:sunderland-gb'");
        recordElsewhere();
    }

    /** A change that no reader has made is seen on a page that is drawn, and on none that is kept. */
    private static void renameBehindTheReaders() throws SQLException {
        execute("UPDATE readers.party_label SET name = 'Wearside' WHERE party_id = 'party:sunderland-gb'");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = queries.database.asSuperuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static PartyRenamed rename(String party) {
        renamed++;
        return new PartyRenamed(
                new PartyId(party),
                Header.of("renamed-" + renamed, StatedDate.of("2021")),
                PartyName.of("Elsewhere " + renamed),
                false);
    }

    private static long recordElsewhere() {
        return queries.record(rename("party:elsewhere-xx"));
    }

    private static String page(String address, String... headers) {
        Answer answer = queries.get(address, headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("</html>");
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PARTNERSHIP,
                "/partnerships",
                "/partnerships?q=Sunderland",
                "/pairs",
                "/parties",
                "/parties/sunderland-gb"
            })
    void a_page_is_drawn_once_until_something_is_recorded(String address) throws SQLException {
        Answer first = queries.get(address);
        renameBehindTheReaders();
        Answer again = queries.get(address);
        assertThat(again.body()).isEqualTo(first.body()).contains("Sunderland").contains("</html>");
        for (String header : new String[] {"Content-Type", "Content-Language", "Content-Security-Policy", "Vary"}) {
            assertThat(again.header(header)).as(header).isEqualTo(first.header(header));
        }
        recordElsewhere();
        assertThat(page(address)).contains("Wearside");
    }

    @Test
    void what_another_process_has_read_is_seen_after_a_moment() throws Exception {
        page(PARTNERSHIP);
        renameBehindTheReaders();
        execute("UPDATE readers.token_entry SET token = token || ' '::bytea WHERE processor_name = 'parties'");
        Thread.sleep(2 * MOMENT_MILLIS);
        assertThat(page(PARTNERSHIP)).contains("Wearside");
    }

    @Test
    void whoever_names_a_position_is_given_nothing_older() {
        String name = IntStream.range(0, 20)
                .mapToObj(i -> {
                    page(PARTNERSHIP);
                    PartyRenamed rename = rename("party:sunderland-gb");
                    long position = queries.recordOnly(rename);
                    assertThat(page(PARTNERSHIP + "?readAfter=" + position))
                            .contains(rename.name().text());
                    assertThat(page(PARTNERSHIP)).contains(rename.name().text());
                    return rename.name().text();
                })
                .reduce("", (before, last) -> last);
        assertThat(page("/parties/sunderland-gb")).contains(name);
    }

    @Test
    void each_language_and_each_address_has_its_own() {
        String english = page(PARTNERSHIP, "Accept-Language", "en");
        assertThat(page(PARTNERSHIP, "Accept-Language", "de"))
                .contains("<html lang=\"de\"", "Partnerschaft")
                .isNotEqualTo(english);
        assertThat(page(PARTNERSHIP, "Accept-Language", "en")).isEqualTo(english);
        assertThat(page(PARTNERSHIP + "?asOf=2010-01-01", "Accept-Language", "en"))
                .contains("2010-01-01")
                .isNotEqualTo(english);
        assertThat(queries.get(PARTNERSHIP + "?asof=2010-01-01").status()).isEqualTo(400);
    }

    @Test
    void whoever_is_signed_in_is_drawn_a_page_and_nobody_else_is_given_it() throws SQLException {
        String[] clerk = SignedInBrowser.header(queries, "recorder");
        assertThat(page(PARTNERSHIP, clerk)).contains("/sign-out", "/record?partnership=harbin-cn~sunderland-gb");
        assertThat(page(PARTNERSHIP)).contains("/sign-in").doesNotContain("/sign-out", "/record?");
        renameBehindTheReaders();
        assertThat(page(PARTNERSHIP)).doesNotContain("Wearside");
        assertThat(page(PARTNERSHIP, clerk)).contains("/sign-out", "Wearside");
        assertThat(page(PARTNERSHIP)).doesNotContain("Wearside");
    }

    @Test
    void an_operator_may_have_none_kept() throws SQLException {
        try (RunningQuerySide without = RunningQuerySide.onAFreshStore("partnerships.kept-pages=0B")) {
            without.record(Seeds.together(Seeds.parties(), Seeds.sunderland()));
            assertThat(without.get(PARTNERSHIP).body()).contains("Sunderland");
            try (Connection connection = without.database.asSuperuser().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE readers.party_label SET name = 'Wearside' WHERE name = 'Sunderland'");
            }
            assertThat(without.get(PARTNERSHIP).body()).contains("Wearside");
        }
    }
}
