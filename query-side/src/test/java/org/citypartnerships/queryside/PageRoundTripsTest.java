package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.eventstore.CountingSessions;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.Bound;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.Flow;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Unit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** How often a page that is not kept goes to the database and back: each time costs more than most questions. */
class PageRoundTripsTest {

    /** What did not suffice for one page is not tried for up to sixteen more of its kind. */
    private static final int ASKED = 20;

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @SuppressWarnings("NullAway.Init")
    private static CountingSessions sessions;

    @BeforeAll
    static void record_the_seeds_and_count() {
        queries = RunningQuerySide.onAFreshStore("partnerships.kept-pages=0B");
        queries.record(Seeds.together(
                Seeds.parties(), Seeds.murmansk(null), Seeds.sunderland(), Seeds.harbinRussia(), Seeds.germany()));
        queries.record(exports("2018", "10"), exports("2019", "12"));
        JdbcTemplate template = queries.application.getBean(JdbcTemplate.class);
        sessions = new CountingSessions(Objects.requireNonNull(template.getDataSource()));
        template.setDataSource(sessions);
        queries.application.getBean(JdbcTransactionManager.class).setDataSource(sessions);
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static TradeFigureRecorded exports(String year, String millions) {
        return new TradeFigureRecorded(
                new FiguresId("figures:murmansk-ru~harbin-cn"),
                Header.of("exports-" + year, StatedDate.of(year)),
                new Scope(Seeds.MURMANSK, Seeds.party("harbin-cn")),
                Flow.EXPORT,
                null,
                List.of(new Amount(new BigDecimal(millions), 6, new Unit("currency:USD"), Bound.EXACT, null)),
                null,
                null);
    }

    /** Readers that follow in the background use the same sessions: the request that was disturbed least counts. */
    private static List<String> roundTrips(String page) {
        return Stream.generate(() -> {
                    sessions.roundTrips();
                    assertThat(queries.get(page).status()).isEqualTo(200);
                    return sessions.roundTrips();
                })
                .limit(ASKED)
                .min(Comparator.comparing(List::size))
                .orElseThrow();
    }

    @Test
    void a_partnership_between_whom_its_id_says_is_asked_for_once() {
        assertThat(roundTrips("/partnerships/erlangen-de_fuerth-de_nuernberg-de~shenzhen-cn"))
                .hasSize(1);
    }

    @Test
    void what_is_remembered_is_asked_for_once() {
        assertThat(roundTrips("/")).hasSize(1);
        assertThat(roundTrips("/partnerships")).hasSize(1);
        assertThat(roundTrips("/partnerships?size=3&page=2")).hasSize(1);
        assertThat(roundTrips("/pairs")).hasSize(1);
        assertThat(roundTrips("/parties")).hasSize(1);
    }

    @Test
    void what_is_looked_for_by_name_is_asked_for_once_with_all_that_the_list_says_of_it() {
        assertThat(roundTrips("/partnerships?q=murmansk")).hasSize(1);
        assertThat(roundTrips("/partnerships?q=harbin+tomsk")).hasSize(1);
    }

    @Test
    void a_partnership_with_warnings_and_numbers_of_its_own_and_of_levels_above_is_asked_for_once_more_to_name_these() {
        assertThat(queries.get("/partnerships/harbin-cn~murmansk-ru").body()).contains("+20.0 %");
        assertThat(roundTrips("/partnerships/harbin-cn~murmansk-ru")).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void numbers_on_sources_of_their_own_need_their_titles() {
        assertThat(roundTrips("/partnerships/harbin-cn~sunderland-gb")).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void a_city_is_asked_for_once_and_then_about_whom_that_named() {
        assertThat(roundTrips("/parties/harbin-cn")).hasSizeLessThanOrEqualTo(5);
    }
}
