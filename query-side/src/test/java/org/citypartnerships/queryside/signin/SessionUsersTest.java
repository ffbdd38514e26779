package org.citypartnerships.queryside.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a session whose token has run out, by what the command side says of it. */
class SessionUsersTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");

    private final MockHttpSession session = new MockHttpSession();
    private volatile int answer;
    private HttpServer commandSide;
    private SessionUsers users;

    @BeforeEach
    void start() throws IOException {
        commandSide = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        commandSide.createContext("/", exchange -> {
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        commandSide.start();
        CommandSide asked = new CommandSide(
                JsonMapper.shared(),
                "http://127.0.0.1:" + commandSide.getAddress().getPort());
        users = new SessionUsers(asked, new Vouched(asked), Clock.fixed(NOW, ZoneOffset.UTC));
        session.setAttribute(Held.ATTRIBUTE, new Held("olga", "cpt_of-before", NOW.minusSeconds(1), "again"));
    }

    @AfterEach
    void stop() {
        commandSide.stop(0);
    }

    private void ask() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        assertThat(users.loadDeferredContext(request).get().getAuthentication()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void a_session_outlasts_a_command_side_that_cannot_say_just_now(int status) {
        answer = status;
        ask();
        assertThat(session.isInvalid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 422})
    void a_session_ends_once_the_command_side_says_that_it_has(int status) {
        answer = status;
        ask();
        assertThat(session.isInvalid()).isTrue();
    }
}
