package org.citypartnerships.allinone.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.citypartnerships.allinone.DurableServer;
import org.citypartnerships.commandside.CommandSide;
import org.citypartnerships.queryside.QuerySide;
import org.springframework.context.ConfigurableApplicationContext;

/** A database of the stage, and the applications on it. */
final class Store {

    static final String COMMAND = "partnerships_command";
    static final String QUERY = "partnerships_query";
    static final String SUPERUSER = "postgres";
    /** What requests to the command side are sent with; good for nothing outside a benchmark's own database. */
    static final String OPERATOR_TOKEN = "cpt_" + UUID.randomUUID() + UUID.randomUUID();

    private final DurableServer server;
    private final String name;

    Store(DurableServer server, String name) {
        this.server = server;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** The address; what is text goes in as whatever the column is. */
    String url() {
        return server.jdbcUrl(name);
    }

    int port() {
        return server.port();
    }

    /** A session of a role, plain. */
    Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(url() + "?stringtype=unspecified", role, password(role));
    }

    String password(String role) {
        try {
            return server.passwordOf(role);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] nodeKey() {
        try {
            return Files.readAllBytes(server.nodeKeyFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A pool as the side of the role has it: each statement is planned once for a session; readers wait for no disk. */
    HikariDataSource pool(String role, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setUsername(role);
        config.setPassword(password(role));
        config.setMaximumPoolSize(size);
        config.addDataSourceProperty(
                "options",
                "-c TimeZone=UTC -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off"
                        + (role.equals(QUERY) ? " -c synchronous_commit=off" : ""));
        config.addDataSourceProperty("prepareThreshold", "1");
        return new HikariDataSource(config);
    }

    long count(String sql) throws SQLException {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    ConfigurableApplicationContext commandSide() throws IOException {
        return CommandSide.builder().run(commandSideSettings(url()));
    }

    /** One that takes a way of its own to the database. */
    ConfigurableApplicationContext commandSideVia(int port) throws IOException {
        return CommandSide.builder().run(commandSideSettings("jdbc:postgresql://127.0.0.1:" + port + "/" + name));
    }

    ConfigurableApplicationContext querySide(String commandSide, Class<?>... added) throws IOException {
        return QuerySide.application().sources(added).run(querySideSettings(commandSide));
    }

    private String[] commandSideSettings(String databaseUrl) throws IOException {
        List<String> settings = settings(databaseUrl);
        settings.add("--partnerships.node-key-file=" + server.nodeKeyFile());
        settings.add("--partnerships.users.key-file=" + server.nodeKeyFile());
        settings.add("--partnerships.users.operator-token-file=" + operatorTokenFile());
        return settings.toArray(String[]::new);
    }

    private static Path operatorTokenFile() throws IOException {
        Path file = Files.createTempFile("operator", "-token");
        file.toFile().deleteOnExit();
        return Files.writeString(file, OPERATOR_TOKEN);
    }

    String[] querySideSettings(String commandSide) throws IOException {
        List<String> settings = settings(url());
        settings.add("--partnerships.command-side-url=" + commandSide);
        return settings.toArray(String[]::new);
    }

    private List<String> settings(String databaseUrl) throws IOException {
        List<String> settings = new ArrayList<>(server.passwords());
        settings.add("--partnerships.database.url=" + databaseUrl);
        settings.add("--server.port=0");
        settings.add("--management.server.port=0");
        return settings;
    }

    /** Where an application of this process listens. */
    static String address(ConfigurableApplicationContext application) {
        return "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port");
    }
}
