package org.citypartnerships.allinone.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Round trips to PostgreSQL for a command, counted on the wire in the sessions that commands go by. The notices of commits and the
 * ledger have sessions of their own, for which no command waits.
 */
final class RoundTrips implements Work {

    private static final int COMMANDS = 200;
    private static final double GOAL = 2;

    /** As the settings of the command side name the sessions of its pool. */
    private static final String OF_COMMANDS = "partnerships command side";

    @Override
    public List<Figure> measure(Stage stage, Scale scale) throws Exception {
        Store store = stage.storeWith(scale.smallStore());
        try (Wire wire = new Wire(store.port());
                ConfigurableApplicationContext commandSide = store.commandSideVia(wire.port())) {
            List<WayIn.Sent> commands = new java.util.ArrayList<>();
            for (int i = 0; i < COMMANDS; i++) {
                commands.add(WayIn.DOOR.prepared(
                        Names.of(0, scale.smallStore()), UUID.randomUUID().toString()));
            }
            Clients.run(1, COMMANDS / 2, () -> WayIn.DOOR.client(commandSide, commands));
            long before = wire.roundTrips(true);
            long others = wire.roundTrips(false);
            Clients.run(
                    1, COMMANDS / 2, () -> WayIn.DOOR.client(commandSide, commands.subList(COMMANDS / 2, COMMANDS)));
            double each = (wire.roundTrips(true) - before) / (COMMANDS / 2.0);
            double besides = (wire.roundTrips(false) - others) / (COMMANDS / 2.0);
            return List.of(Figure.value(
                    "h-round-trips",
                    "round trips to PostgreSQL for a command to a stream that was loaded before: look-up, append, commit",
                    each,
                    "",
                    GOAL,
                    "",
                    COMMANDS / 2 + " commands by one client, counted on the wire in the sessions that commands go by;"
                            + " besides %.2f a command in those of the notices and the ledger".formatted(besides)));
        } finally {
            stage.drop(store);
        }
    }

    /** Stands between the application and PostgreSQL, and counts how often it is PostgreSQL's turn to answer. */
    private static final class Wire implements AutoCloseable {

        private final ServerSocket door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        private final List<Session> sessions = new CopyOnWriteArrayList<>();
        private final int server;

        Wire(int server) throws IOException {
            this.server = server;
            start(this::accept);
        }

        int port() {
            return door.getLocalPort();
        }

        /** Those of sessions that commands go by, or of all others. */
        long roundTrips(boolean ofCommands) {
            return sessions.stream()
                    .filter(session -> session.isOfCommands() == ofCommands)
                    .mapToLong(session -> session.roundTrips.get())
                    .sum();
        }

        private void accept() throws IOException {
            while (!door.isClosed()) {
                Socket client = door.accept();
                Socket postgres = new Socket(InetAddress.getLoopbackAddress(), server);
                client.setTcpNoDelay(true);
                postgres.setTcpNoDelay(true);
                Session session = new Session();
                sessions.add(session);
                start(() -> pass(client, postgres, session::asked));
                start(() -> pass(postgres, client, (bytes, length) -> session.answered.set(true)));
            }
        }

        private static void pass(Socket from, Socket to, Seeing before) throws IOException {
            byte[] bytes = new byte[1 << 16];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                    before.bytes(bytes, length);
                    out.write(bytes, 0, length);
                    out.flush();
                }
            }
        }

        private interface Seeing {
            void bytes(byte[] bytes, int length);
        }

        /** A connection; who it is for stands in one of the first messages, in plain text. */
        private static final class Session {

            private static final int BEGINNING = 8192;

            private final AtomicBoolean answered = new AtomicBoolean(true);
            private final AtomicLong roundTrips = new AtomicLong();
            private final StringBuilder beginning = new StringBuilder();

            synchronized void asked(byte[] bytes, int length) {
                if (answered.getAndSet(false)) {
                    roundTrips.incrementAndGet();
                }
                if (beginning.length() < BEGINNING) {
                    beginning.append(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
                }
            }

            synchronized boolean isOfCommands() {
                return beginning.indexOf(OF_COMMANDS) >= 0;
            }
        }

        private interface Passing {
            void run() throws IOException;
        }

        private static void start(Passing passing) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            passing.run();
                        } catch (IOException closed) {
                            // one side has gone: the other hears it from its own socket
                        }
                    },
                    "wire");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
