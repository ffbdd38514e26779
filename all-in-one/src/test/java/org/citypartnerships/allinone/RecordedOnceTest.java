package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.citypartnerships.allinone.Browser.Shown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A form that is sent twice, or after its session has ended, or while the command side is away: nothing twice, nothing lost. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordedOnceTest {

    private static final String FORM = "/record/RecordStatement?partnership=rostock-de~turku-fi";
    private static final String SEND = "/record/RecordStatement";

    /** For two seconds it is known whose a session is; then the command side has to be asked. */
    private static final long LONGER_THAN_ITS_WORD_IS_BELIEVED_MILLIS = 2_100;

    @TempDir
    static Path folder;

    private static BothApplications applications;
    private static Users users;

    @BeforeAll
    static void start() throws Exception {
        applications = new BothApplications(folder);
        applications.importLines(Agreed.LINES);
        users = new Users(applications);
        users.add("olga", "RECORDER");
    }

    @AfterAll
    static void stop() {
        applications.close();
    }

    /** The form filled in and shown once more to be checked. */
    private static Map<String, String> checked(Browser olga, String summary) throws Exception {
        olga.open("/?readAfter=" + applications.head());
        Map<String, String> form = Browser.hidden(olga.open(FORM).body());
        Shown check = olga.submit(
                SEND,
                form,
                "statement.kind",
                "CLAIM",
                "statement.summary",
                summary,
                "header.happened",
                "March 2014",
                "action",
                "check");
        assertThat(check.status()).as(check.body()).isEqualTo(200);
        assertThat(check.body()).contains("Record it").contains(summary);
        return Browser.hidden(check.body());
    }

    private static long told(String summary) throws Exception {
        long head = applications.head();
        return applications
                .read("/api/partnerships/rostock-de~turku-fi/history?readAfter=" + head)
                .path("items")
                .valueStream()
                .filter(entry -> entry.toString().contains(summary))
                .count();
    }

    @Test
    @Order(1)
    void a_double_click_records_it_once() throws Exception {
        Browser olga = users.signedIn("olga");
        Map<String, String> form = checked(olga, "told by a double click");
        List<Callable<Shown>> clicks = new ArrayList<>();
        for (int click = 0; click < 4; click++) {
            clicks.add(() -> olga.submit(SEND, form, "action", "record"));
        }
        ExecutorService fingers = Executors.newFixedThreadPool(clicks.size());
        try {
            TreeSet<String> pages = new TreeSet<>();
            for (var click : fingers.invokeAll(clicks)) {
                assertThat(click.get().status()).as(click.get().body()).isEqualTo(302);
                pages.add(click.get().location());
            }
            assertThat(pages).hasSize(1);
        } finally {
            fingers.shutdownNow();
        }
        assertThat(olga.submit(SEND, form, "action", "record").status()).isEqualTo(302);
        assertThat(told("told by a double click")).isEqualTo(1);
    }

    @Test
    @Order(2)
    void a_session_that_ends_in_the_middle_loses_no_typed_text_and_records_nothing_twice() throws Exception {
        Browser olga = users.signedIn("olga");
        Map<String, String> form = checked(olga, "typed before the session ended");
        Browser elsewhere = new Browser(applications.pages());
        elsewhere.cookies().putAll(olga.cookies());
        assertThat(elsewhere
                        .submit("/sign-out", Browser.hidden(elsewhere.open("/").body()))
                        .status())
                .isEqualTo(302);

        Shown refused = olga.submit(SEND, form, "action", "record");
        assertThat(told("typed before the session ended")).isZero();
        Shown signIn = refused.status() == 302 ? olga.open(path(refused)) : refused;
        assertThat(signIn.body()).contains("password");

        Shown back = olga.submit("/sign-in", Browser.hidden(signIn.body()), "name", "olga", "password", Users.PASSWORD);
        assertThat(back.status()).as(back.body()).isEqualTo(302);
        Shown again = olga.open(path(back));
        assertThat(again.body()).contains("typed before the session ended").contains("March 2014");

        Shown check = olga.submit(
                SEND,
                Browser.hidden(again.body()),
                "statement.kind",
                "CLAIM",
                "statement.summary",
                "typed before the session ended",
                "header.happened",
                "March 2014",
                "action",
                "check");
        Map<String, String> last = Browser.hidden(check.body());
        assertThat(last.get("key")).isEqualTo(form.get("key"));
        assertThat(olga.submit(SEND, last, "action", "record").status()).isEqualTo(302);
        assertThat(told("typed before the session ended")).isEqualTo(1);
    }

    @Test
    @Order(3)
    void while_the_command_side_is_away_reading_goes_on_and_recording_says_why_it_cannot() throws Exception {
        Browser olga = users.signedIn("olga");
        Map<String, String> form = checked(olga, "told while it was away");
        applications.stopCommandSide();

        Shown unknown = olga.submit(SEND, form, "action", "record");

        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.body()).contains("told while it was away").contains("not known whether");
        assertThat(Browser.hidden(unknown.body()).get("key")).isEqualTo(form.get("key"));
        assertThat(new Browser(applications.pages())
                        .open("/partnerships/rostock-de~turku-fi")
                        .status())
                .isEqualTo(200);

        Thread.sleep(LONGER_THAN_ITS_WORD_IS_BELIEVED_MILLIS);
        Shown again = olga.submit(SEND, Browser.hidden(unknown.body()), "action", "record");

        assertThat(again.status()).as(again.body()).isEqualTo(503);
        assertThat(again.body()).contains("told while it was away").contains("not known whether");
        assertThat(Browser.hidden(again.body()).get("key")).isEqualTo(form.get("key"));
        assertThat(again.body()).contains("value=\"record\"");
    }

    private static String path(Shown redirect) {
        String location = redirect.location();
        return location.startsWith("http")
                ? location.substring(applications.pages().length())
                : location;
    }
}
