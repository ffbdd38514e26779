package org.citypartnerships.queryside;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.queryside.Chromium.Reading;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an administrator sees of the readers, and what he can have done again. */
class OperationsPagesTest {

    @SuppressWarnings("NullAway.Init")
    private static TokensOfEveryRole commandSide;

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @BeforeAll
    static void record_what_the_documents_say() {
        commandSide = new TokensOfEveryRole();
        queries = RunningQuerySide.onAFreshStore("partnerships.command-side-url=" + commandSide.address());
        queries.record(Seeds.together(Seeds.parties(), Seeds.sunderland()));
        chromium = Chromium.on(queries.address());
    }

    @AfterAll
    static void stop() {
        chromium.close();
        queries.close();
        commandSide.close();
    }

    private static void signIn(Page page, String role) {
        page.navigate(queries.address() + "/sign-in?to=/operations");
        page.locator("#name").fill(role);
        page.locator("#password").fill("of this test");
        page.locator("main button").click();
    }

    @Test
    void rows_are_made_anew_and_the_page_tells_how_far_that_is() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.page;
            signIn(page, "administrator");
            Locator timeline = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("timeline"));
            assertThat(timeline).containsText("well");
            timeline.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("It has begun.");
            assertThat(timeline).containsText("done");
            reading.check();
            reading.picture("operations");
        }
    }

    @Test
    void a_parked_stream_is_tried_again() {
        JdbcClient database = JdbcClient.create(queries.database.as(Roles.QUERY));
        database.sql("DELETE FROM readers.timeline_entry WHERE stream_id = :stream")
                .param("stream", Seeds.SUNDERLAND_HARBIN.value())
                .update();
        database.sql(
                        "INSERT INTO readers.parked_stream (reader, stream_id, position, cause) VALUES ('timeline', :stream, 1, 'a bug')")
                .param("stream", Seeds.SUNDERLAND_HARBIN.value())
                .update();
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.page;
            signIn(page, "administrator");
            assertThat(page.locator(".warnings")).containsText("a bug");
            reading.check();
            page.locator(".warnings").getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The rows are there now.");
            assertThat(page.locator(".warnings")).hasCount(0);
        }
        assertThat(queries.get("/api/partnerships/harbin-cn~sunderland-gb/history")
                        .json()
                        .path("total")
                        .asInt(0))
                .isPositive();
    }

    @Test
    void who_gives_roles_is_told_so_where_a_role_is_missing() {
        try (Reading reading = chromium.reading("en-GB")) {
            signIn(reading.page, "administrator");
            Page page = reading.open("/record", 403);
            assertThat(page.locator("main")).containsText("As an administrator you give roles yourself");
            assertThat(page.locator("main a[href='/users']")).hasText("Users");
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")))
                    .isVisible();
        }
        try (Reading reading = chromium.reading("en-GB")) {
            reading.expectFailureOf("/operations");
            signIn(reading.page, "auditor");
            Page page = reading.open("/record", 403);
            assertThat(page.locator("main")).containsText("An administrator gives others.");
        }
    }

    @Test
    void nobody_else_sees_them() {
        try (Reading reading = chromium.reading("en-GB")) {
            signIn(reading.page, "auditor");
            assertThat(reading.page.locator("h1")).not().containsText("Operations");
        }
        assertThat(queries.get("/operations").status()).isEqualTo(302);
    }
}
