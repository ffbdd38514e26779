package org.citypartnerships.commandside.config;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.citypartnerships.commandside.api.Digests;
import org.citypartnerships.eventstore.CommitNotices;
import org.citypartnerships.eventstore.DurabilityGuard;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.storage.NameProtection;
import org.citypartnerships.storage.PersonKeys;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sessions: Boot's own pool as the role command, a small one as the role keys, Flyway's as the owner. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfig {

    private static final int KEY_SESSIONS_MAX = 2;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Digests digests(NodeKey nodeKey) {
        return new Digests(nodeKey.bytes());
    }

    /** Not a bean of type DataSource: there is one of those, and everything but the keys goes through it. */
    @Bean(destroyMethod = "close")
    KeySessions keySessions(
            @Value("${partnerships.database.url}") String url,
            @Value("${partnerships.database.passwords.keys}") String password) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("keys");
        pool.setJdbcUrl(url);
        pool.setUsername(Roles.KEYS.roleName());
        pool.setPassword(password);
        pool.setMaximumPoolSize(KEY_SESSIONS_MAX);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(5_000);
        pool.setInitializationFailTimeout(-1);
        return new KeySessions(pool);
    }

    @Bean
    PersonKeys personKeys(KeySessions sessions) {
        return new PersonKeys(sessions.pool());
    }

    @Bean
    NameProtection nameProtection(PersonKeys keys) {
        return new NameProtection(keys);
    }

    /** Through a session of its own, so that no command waits for it, and directly, since a pool between would share it. */
    @Bean(destroyMethod = "close")
    CommitNotices commitNotices(
            @Value("${partnerships.database.url}") String url,
            @Value("${partnerships.database.passwords.command}") String password) {
        PGSimpleDataSource session = new PGSimpleDataSource();
        session.setUrl(url);
        session.setUser(Roles.COMMAND.roleName());
        session.setPassword(password);
        session.setApplicationName("partnerships commit notices");
        session.setConnectTimeout(5);
        session.setSocketTimeout(10);
        session.setTcpKeepAlive(true);
        return new CommitNotices(session);
    }

    /** Refuses to begin on a store that may forget what it has confirmed. */
    @Bean
    InitializingBean durability(
            DataSource dataSource, @Value("${partnerships.store:DURABLE}") DurabilityGuard.Store store) {
        return () -> check(new DurabilityGuard(dataSource, store));
    }

    private static void check(DurabilityGuard guard) throws SQLException {
        guard.check();
    }

    record KeySessions(HikariDataSource pool) implements AutoCloseable {
        @Override
        public void close() {
            pool.close();
        }
    }
}
