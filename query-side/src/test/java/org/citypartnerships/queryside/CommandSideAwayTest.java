package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those who are signed in see while the command side is gone, or takes what is asked of it and answers nothing. */
class CommandSideAwayTest {

    /** Far less than an answer to a command is waited for, and time enough for a page on a busy machine. */
    private static final long SOON_MILLIS = 6_000;

    private final TokensOfEveryRole commandSide = new TokensOfEveryRole();
    private RunningQuerySide queries;
    private String[] recorder;

    @BeforeEach
    void start() {
        queries = RunningQuerySide.onAFreshStore("partnerships.command-side-url=" + commandSide.address());
        recorder = Stream.concat(
                        Stream.of(SignedInBrowser.header(queries, "recorder")), Stream.of("Accept", "text/html"))
                .toArray(String[]::new);
    }

    @AfterEach
    void stop() {
        queries.close();
        commandSide.close();
    }

    @Test
    void reading_waits_once_and_shortly_for_a_command_side_that_answers_nothing() {
        commandSide.fallSilent();
        commandSide.asked().clear();
        long before = System.nanoTime();

        for (String page : List.of("/", "/partnerships", "/pairs", "/parties", "/attention")) {
            assertThat(queries.get(page, recorder).status()).as(page).isEqualTo(200);
        }

        assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(SOON_MILLIS);
        assertThat(commandSide.asked()).containsExactly("GET /users/me");
    }

    @Test
    void pages_of_those_who_record_say_that_nothing_can_be_recorded_and_why() {
        commandSide.close();

        for (String page : List.of("/my-work", "/import", "/record", "/record/SignMoU")) {
            Answer answer = queries.get(page, recorder);
            assertThat(answer.status()).as(page).isEqualTo(503);
            assertThat(answer.body())
                    .as(page)
                    .contains(
                            "Nothing can be recorded at present", "command side", "does not answer", "Reading goes on");
        }
        assertThat(queries.get("/partnerships", recorder).status()).isEqualTo(200);
    }
}
