package org.citypartnerships.commandside.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
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

    private static RunningCommandSide side;

    @BeforeAll
    static void start() {
        side = RunningCommandSide.start(
                "--partnerships.requests.per-minute=30",
                "--partnerships.proxy.addresses=192.0.2.7/32",
                "--server.forward-headers-strategy=native");
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    private static String raw(String request) throws IOException {
        URI address = URI.create(side.address());
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
                "GET /commands?q=<a> HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /waiting?after=%zz HTTP/1.1",
                "GET /commands?a=% HTTP/1.1",
                "GET /%00 HTTP/1.1",
                "GET /commands%2fSignMoU HTTP/1.1",
                "GET //commands HTTP/1.1",
                "G(T / HTTP/1.1",
                "GET / HTTP/9.9",
                "none"
            })
    void a_line_that_is_no_request_is_answered_by_a_bare_problem(String line) throws IOException {
        assertThat(raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1\\.1 (4\\d\\d|505).*")
                .doesNotContainIgnoringCase("<html", "tomcat", "exception", "org.apache", "java.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void another_method_and_another_media_type_are_problems(String method) {
        Reply refused = side.ask(method, "/sessions", "", People.NOBODY);
        assertThat(List.of(401, 405)).contains(refused.status());
        assertThat(refused.contentType()).startsWith("application/problem+json");

        Reply text = side.post("/sessions", "name=a", "application/x-www-form-urlencoded", People.NOBODY);
        assertThat(text.status()).isEqualTo(415);
        assertThat(text.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(side.get("/none").code()).isEqualTo("NOT_FOUND");
        assertThat(side.ask("PUT", "/commands", "").code()).isEqualTo("METHOD_NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, //, 400, INVALID_REQUEST",
        "POST, //example.org/commands/SignMoU, 400, INVALID_REQUEST",
        "GET, /commands;a=b, 400, INVALID_REQUEST",
        "GET, /commands?%01=1, 400, INVALID_REQUEST",
        "FOO, /, 405, METHOD_NOT_ALLOWED",
        "FOO, /commands, 405, METHOD_NOT_ALLOWED",
        "FOO, //, 405, METHOD_NOT_ALLOWED"
    })
    void what_no_address_takes_is_a_problem_and_nothing_for_the_log(
            String method, String path, int status, String code, CapturedOutput output) throws IOException {
        int before = output.length();

        assertThat(raw(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", code);
        assertThat(output.toString().substring(before)).doesNotContain("Exception", "\tat ");
    }

    @Test
    void a_key_with_letters_of_another_script_is_refused_as_other_bad_keys_are() throws IOException {
        String key = new String("ключ".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(raw("POST /commands/RegisterSource HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Authorization: Bearer " + Files.readString(side.operatorToken()) + "\r\nIdempotency-Key: "
                        + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 400")
                .contains("INVALID_REQUEST", "Idempotency-Key is 1 to 200 visible ASCII characters");
    }

    @Test
    void a_parameter_that_cannot_be_read_is_the_senders_mistake() throws IOException {
        String token = Files.readString(side.operatorToken());
        assertThat(raw("GET /waiting?after=%zz HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("INVALID_REQUEST");
    }

    @Test
    void a_body_that_is_too_large_is_refused_before_it_is_read_whole() {
        Reply refused = side.ask("POST", "/sessions", "{\"name\":\"" + "x".repeat(40_000) + "\"}", People.NOBODY);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("TOO_LARGE");
        assertThat(side.send("RegisterParty", "{\"note\":\"" + "x".repeat(3_000_000) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void one_address_sends_so_many_requests_a_minute_and_this_machine_any_number() {
        Reply last = side.get("/commands", "X-Forwarded-For", "198.51.100.7");
        for (int sent = 1; last.status() == 200 && sent < 100; sent++) {
            last = side.get("/commands", "X-Forwarded-For", "198.51.100.7");
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(side.get("/commands", "X-Forwarded-For", "198.51.100.8").status())
                .isEqualTo(200);
        for (int sent = 0; sent < 40; sent++) {
            assertThat(side.get("/commands").status()).isEqualTo(200);
        }
    }
}
