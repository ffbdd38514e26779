package org.citypartnerships.allinone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.citypartnerships.commandside.CommandSide;
import org.citypartnerships.queryside.QuerySide;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Both applications, unchanged, each a Spring application of its own: here they are only told where the database, the secrets and each
 * other are.
 */
final class Applications implements AutoCloseable {

    private final Ports ports;
    private final EmbeddedServer server;
    private final Secrets secrets;
    private final Path ledger;
    private final Path log;
    private final Consumer<String> says;
    private final List<ConfigurableApplicationContext> contexts = Collections.synchronizedList(new ArrayList<>());
    private final MigrationOrder order = new MigrationOrder();

    /**
     * The applications of one instance, not yet started.
     *
     * @param ports where they listen
     * @param server their database
     * @param secrets its passwords, and the node's key
     * @param ledger the folder of the ledger's checkpoints
     * @param log where they write what happens, to be named when one does not start
     * @param says hears what takes long
     */
    Applications(Ports ports, EmbeddedServer server, Secrets secrets, Path ledger, Path log, Consumer<String> says) {
        this.ports = ports;
        this.server = server;
        this.secrets = secrets;
        this.ledger = ledger;
        this.log = log;
        this.says = says;
    }

    /**
     * Starts the command side, which makes the event store, and beside it the query side, which reads it.
     *
     * @throws CannotStart if one does not start
     * @throws IOException if a secret can't be read
     */
    void start() throws IOException {
        Map<String, String> querySide = querySide();
        CompletableFuture<Void> readers = new CompletableFuture<>();
        // Once the first has set up the log, which they share.
        start("command side", CommandSide.builder(), commandSide(), context -> {
            order.goesFirst(context);
            inBackground(readers, () -> start("query side", QuerySide.application(), querySide, order::goesSecond));
        });
        try {
            readers.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotStart cannot ? cannot : e;
        }
    }

    private static void inBackground(CompletableFuture<Void> ended, Runnable start) {
        Thread thread = new Thread(
                () -> {
                    try {
                        start.run();
                        ended.complete(null);
                    } catch (RuntimeException | Error e) {
                        ended.completeExceptionally(e);
                    }
                },
                "query-side");
        thread.setDaemon(true); // when the command side fails, nobody waits for it
        thread.start();
    }

    /** Stops what was started, the readers before the writer. */
    @Override
    public void close() {
        order.letNobodyOn();
        List<ConfigurableApplicationContext> last = new ArrayList<>(contexts);
        Collections.reverse(last);
        last.forEach(ConfigurableApplicationContext::close);
    }

    private void start(
            String name,
            SpringApplicationBuilder builder,
            Map<String, String> properties,
            Consumer<GenericApplicationContext> prepared) {
        says.accept("Starting the " + name);
        SpringApplication application = builder.build();
        // One hook stops everything in order; two of Spring's would race with it.
        application.setRegisterShutdownHook(false);
        // From the first moment on, so that a stop during the start finds it.
        application.addInitializers(contexts::add, context -> prepared.accept((GenericApplicationContext) context));
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        try {
            application.run(arguments);
        } catch (RuntimeException e) {
            throw new CannotStart(
                    "The " + name + " does not start: " + reason(e) + " The whole story is in " + log + ".", e);
        }
    }

    private Map<String, String> commandSide() throws IOException {
        Map<String, String> properties =
                common(ports.command(), ports.commandManagement(), Role.OWNER, Role.COMMAND, Role.KEYS);
        properties.put("partnerships.node-key-file", secrets.nodeKeyFile().toString());
        properties.put("partnerships.ledger.key-file", secrets.ledgerKeyFile().toString());
        properties.put("partnerships.ledger.folder", ledger.toString());
        properties.put("partnerships.persons.erased-file", erasedPersons());
        properties.put("partnerships.users.key-file", secrets.sessionsKeyFile().toString());
        properties.put(
                "partnerships.users.operator-token-file",
                secrets.operatorTokenFile().toString());
        properties.put(
                "partnerships.users.first-password-file",
                secrets.firstPasswordFile().toString());
        return properties;
    }

    private Map<String, String> querySide() throws IOException {
        Map<String, String> properties = common(ports.query(), ports.queryManagement(), Role.OWNER, Role.QUERY);
        properties.put("partnerships.command-side-url", ports.commandSide());
        properties.put("partnerships.persons.erased-file", erasedPersons());
        properties.put("partnerships.sessions.key-file", secrets.pagesKeyFile().toString());
        return properties;
    }

    /** Both sides read it at their start: an erased name is not shown for the moment until its key is destroyed again. */
    private String erasedPersons() {
        return ledger.resolveSibling("erased-persons").toString();
    }

    private Map<String, String> common(int port, int managementPort, Role... roles) throws IOException {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
        properties.put("server.address", Ports.ADDRESS);
        properties.put("server.port", Integer.toString(port));
        properties.put("management.server.address", Ports.ADDRESS);
        properties.put("management.server.port", Integer.toString(managementPort));
        properties.put("partnerships.database.url", server.jdbcUrl(EmbeddedServer.DATABASE));
        for (Role role : roles) {
            properties.put("partnerships.database.passwords." + role.secret(), secrets.passwordOf(role));
        }
        return properties;
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = message.lines().findFirst().orElse("").strip();
        return line.endsWith(".") ? line : line + ".";
    }
}
