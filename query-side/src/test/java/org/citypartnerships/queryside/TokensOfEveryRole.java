package org.citypartnerships.queryside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Says whose a token is, as the command side does, for tokens that name their role; and remembers what it was asked. */
final class TokensOfEveryRole implements AutoCloseable {

    private static final String PREFIX = "cpt_of-somebody-who-is-nothing-but-";

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> readings = new CopyOnWriteArrayList<>();
    private volatile boolean writesDown = true;
    private volatile boolean isSilent;
    private boolean isClosed;

    TokensOfEveryRole() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** The header of somebody with this role alone: {@code auditor}. */
    static String[] header(String role) {
        return new String[] {"Authorization", "Bearer " + PREFIX + role};
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Methods and addresses, as {@code POST /commands/SignMoU}. */
    List<String> asked() {
        return asked;
    }

    /** What was told of readings of internal entries, as {@code AUDITOR {"address":"/api/…"}}. */
    List<String> readings() {
        return readings;
    }

    /** Whether such readings can be written down just now. */
    void writesDown(boolean can) {
        writesDown = can;
    }

    /** From now on it takes connections and answers none. */
    void fallSilent() {
        isSilent = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String address = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        asked.add(address);
        if (isSilent) {
            return;
        }
        if (address.equals("POST /sessions")) {
            String name = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("(?s).*\"name\"\\s*:\\s*\"([a-z]+)\".*", "$1");
            respond(
                    exchange,
                    200,
                    "{\"token\":\"%s\",\"expiresAt\":\"2999-01-01T00:00:00Z\",\"renewal\":\"none\"}"
                            .formatted(PREFIX + name));
            return;
        }
        String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean known = address.equals("GET /users/me") && bearer.startsWith("Bearer " + PREFIX);
        String role = bearer.substring(bearer.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT);
        if (address.equals("POST /internal-readings") && writesDown) {
            String told = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            readings.add(role + " " + told);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            return;
        }
        respond(
                exchange,
                known ? 200 : 401,
                known
                        ? "{\"userId\":\"u-%s\",\"recordedBy\":\"local#u-%s\",\"roles\":[{\"role\":\"%s\"}]}"
                                .formatted(role, role, role)
                        : "{\"code\":\"NOT_SIGNED_IN\",\"status\":401}");
    }

    private static void respond(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        if (!isClosed) {
            server.stop(0);
        }
        isClosed = true;
    }
}
