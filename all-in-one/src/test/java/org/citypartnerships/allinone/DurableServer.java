package org.citypartnerships.allinone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The PostgreSQL of {@code start}, durable as there, for whoever measures it from another package. */
public final class DurableServer implements AutoCloseable {

    private final DataFolder data;
    private final Secrets secrets;
    private final EmbeddedServer server;

    private DurableServer(DataFolder data, Secrets secrets, EmbeddedServer server) {
        this.data = data;
        this.secrets = secrets;
        this.server = server;
    }

    /** Starts it on a data folder, made if it is not there. */
    public static DurableServer on(Path folder) throws IOException {
        DataFolder data = DataFolder.open(folder);
        Secrets secrets = new Secrets(data.secrets());
        EmbeddedServer server = new EmbeddedServer(data, secrets, line -> {});
        server.start();
        return new DurableServer(data, secrets, server);
    }

    /** The address of a database in it. */
    public String jdbcUrl(String database) {
        return server.jdbcUrl(database);
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** The database that {@code start} makes. */
    public String database() {
        return EmbeddedServer.DATABASE;
    }

    /** The password of a role, {@code partnerships_command} or {@code postgres}. */
    public String passwordOf(String login) throws IOException {
        Role role = Arrays.stream(Role.values())
                .filter(each -> each.login().equals(login))
                .findFirst()
                .orElseThrow();
        return secrets.passwordOf(role);
    }

    /** The passwords as the applications want them: {@code --partnerships.database.passwords.command=…}. */
    public List<String> passwords() throws IOException {
        List<String> passwords = new java.util.ArrayList<>();
        for (Role role : Role.values()) {
            passwords.add("--partnerships.database.passwords." + role.secret() + "=" + secrets.passwordOf(role));
        }
        return passwords;
    }

    /** The key by which the node seals. */
    public Path nodeKeyFile() throws IOException {
        return secrets.nodeKeyFile();
    }

    @Override
    public void close() throws IOException {
        server.close();
        data.close();
    }
}
