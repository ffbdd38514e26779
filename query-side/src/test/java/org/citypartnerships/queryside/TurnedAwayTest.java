package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever is sent, and from wherever: the answer is a problem that tells a stranger nothing of what runs here. */
@ExtendWith(OutputCaptureExtension.class)
class TurnedAwayTest {

    private static final String[] OVER_A_PROXY = {"X-Forwarded-For", "198.51.100.7"};
    private static final String[] OF_A_NEIGHBOUR = {"X-Forwarded-For", "198.51.100.8"};

    private static RunningQuerySide queries;

    @BeforeAll
    static void start() {
        queries = RunningQuerySide.onAFreshStore(
                "partnerships.requests.per-minute=30",
                "partnerships.proxy.addresses=192.0.2.7/32",
                "server.forward-headers-strategy=native");
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static String raw(String request) throws IOException {
        URI address = URI.create(queries.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/overview?q=<a> HTTP/1.1",
                "GET /api/over|view HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /%00 HTTP/1.1",
                "GET /a%5cb HTTP/1.1",
                "G(T / HTTP/1.1",
                "GET / HTTP/9.9",
                "none"
            })
    void a_line_that_is_no_request_is_answered_by_a_bare_problem(String line) throws IOException {
        assertThat(raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1\\.1 (4\\d\\d|505).*")
                .doesNotContainIgnoringCase("<html", "tomcat", "exception", "org.apache", "java.")
                .satisfiesAnyOf(
                        answer -> assertThat(answer).contains("application/problem+json"),
                        answer -> assertThat(answer).contains("Content-Length: 0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: a b", "Host: localhost\r\nX-Long: LONG", "Host: localhost\r\nContent-Length: -1"})
    void headers_that_are_none_or_too_long_are_answered_by_a_bare_problem(String headers) throws IOException {
        String answer = raw(
                "GET / HTTP/1.1\r\n" + headers.replace("LONG", "x".repeat(20_000)) + "\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .matches("(?s)HTTP/1\\.1 4\\d\\d.*")
                .doesNotContainIgnoringCase("<html", "tomcat", "exception", "org.apache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/partnerships?q=%zz", "/api/partnerships?q=%zz", "/api/partnerships?q=%ff", "/sign-in?to=%"})
    void a_parameter_that_cannot_be_read_is_a_problem(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContainIgnoringCase("tomcat", "exception", "org.apache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/password", "/sign-out", "/none"})
    void a_form_that_is_too_large_or_has_too_many_fields_is_a_problem(String path) throws IOException {
        for (String form : new String[] {"name=" + "x".repeat(3_000_000), "a=1&".repeat(20_000)}) {
            assertThat(raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                            + "\r\n\r\n" + form))
                    .matches("(?s)HTTP/1\\.1 4\\d\\d.*")
                    .doesNotContainIgnoringCase("tomcat", "exception", "org.apache");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, //, 400, BAD_REQUEST",
        "GET, //example.org/api/overview, 400, BAD_REQUEST",
        "POST, /api//overview, 400, BAD_REQUEST",
        "GET, /partnerships;a=b, 400, BAD_REQUEST",
        "GET, /api/overview?%01=1, 400, BAD_REQUEST",
        "FOO, /, 405, METHOD_NOT_ALLOWED",
        "FOO, /api/partnerships, 405, METHOD_NOT_ALLOWED",
        "FOO, //, 405, METHOD_NOT_ALLOWED",
        "FOO, /partnerships?a=%zz, 405, METHOD_NOT_ALLOWED"
    })
    void what_no_address_takes_is_a_problem_and_nothing_for_the_log(
            String method, String path, int status, String code, CapturedOutput output) throws IOException {
        int before = output.length();
        String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";

        assertThat(raw(request + "Accept: */*\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", code);
        assertThat(raw(request + "Accept: text/html\r\n\r\n")).startsWith("HTTP/1.1 " + status);
        assertThat(output.toString().substring(before)).doesNotContain("Exception", "\tat ");
    }

    @Test
    void a_method_that_nobody_knows_is_answered_with_those_that_are_taken() throws IOException {
        String end = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/html\r\n\r\n";
        assertThat(raw("FOO /partnerships" + end)).contains("Allow: GET, HEAD, POST\r\n", "<h1>");
        assertThat(raw("FOO /api/partnerships" + end)).contains("Allow: GET, HEAD\r\n");
        assertThat(raw("GET //" + end)).startsWith("HTTP/1.1 400").contains("<h1>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "Accept-Language", "User-Agent", "Authorization", "Cookie", "If-None-Match"})
    void a_header_with_letters_of_another_script_is_no_mistake_of_ours(String header, CapturedOutput output)
            throws IOException {
        int before = output.length();
        String key = new String("ключ".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        for (String path : new String[] {"/", "/api/overview"}) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + ": " + key
                            + "\r\n\r\n"))
                    .matches("(?s)HTTP/1\\.1 [24]\\d\\d.*");
        }
        assertThat(output.toString().substring(before)).doesNotContain("Exception", "\tat ");
    }

    @Test
    void no_answer_names_what_runs_here() {
        for (String path : new String[] {"/", "/api/overview", "/none", "/api/none", "/sign-in"}) {
            assertThat(queries.get(path).header("Server")).isEmpty();
            assertThat(queries.get(path).header("X-Powered-By")).isEmpty();
        }
    }

    @Test
    void one_address_sends_so_many_requests_a_minute_and_others_go_on() {
        Answer last = queries.get("/api/overview", OVER_A_PROXY);
        for (int sent = 1; last.status() == 200 && sent < 100; sent++) {
            last = queries.get("/api/overview", OVER_A_PROXY);
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        assertThat(last.header("Content-Type")).startsWith("application/problem+json");
        assertThat(last.json().path("code").asString("")).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(last.header("Content-Security-Policy")).isNotEmpty();
        assertThat(queries.get("/", OVER_A_PROXY).status()).isEqualTo(429);
        assertThat(queries.get("/api/overview", OF_A_NEIGHBOUR).status()).isEqualTo(200);
        assertThat(queries.get("/api/overview").status()).as("this machine").isEqualTo(200);
    }

    @Test
    void who_tries_to_sign_in_too_often_is_told_in_words_how_long_to_wait() {
        Answer form = queries.get("/sign-in");
        String token = form.body().replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        String cookie = form.header("Set-Cookie").replaceFirst(";.*", "");
        String tried = "/sign-in?name=nobody&password=none&_csrf=" + token;
        Answer last = form;
        for (int sent = 0; last.status() != 429 && sent < 100; sent++) {
            last = queries.send("POST", tried, "Cookie", cookie);
        }

        assertThat(last.status()).isEqualTo(429);
        String seconds = last.header("Retry-After");
        assertThat(last.body()).contains("1".equals(seconds) ? "Wait one second." : "Wait " + seconds + " seconds.");
    }
}
