package org.citypartnerships.queryside.config;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.citypartnerships.eventstore.DurabilityGuard;
import org.citypartnerships.eventstore.EventStorage;
import org.citypartnerships.eventstore.NewEvents;
import org.citypartnerships.eventstore.PartnershipsEventStore;
import org.citypartnerships.eventstore.TrackingTokens;
import org.citypartnerships.eventstore.WiringGuard;
import org.citypartnerships.queryside.following.Followers;
import org.citypartnerships.queryside.following.Parking;
import org.citypartnerships.queryside.following.Positions;
import org.citypartnerships.queryside.following.Reader;
import org.citypartnerships.queryside.following.Rebuilds;
import org.citypartnerships.queryside.following.Streams;
import org.citypartnerships.queryside.following.Tokens;
import org.citypartnerships.storage.EventJson;
import org.citypartnerships.storage.EventSerializer;
import org.citypartnerships.storage.NameProtection;
import org.citypartnerships.storage.PersonKeys;
import org.citypartnerships.storage.Upcasters;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The event store, read only, and the followers. */
@Configuration(proxyBeanMethods = false)
class Wiring {

    private static final String SCHEMA = "readers";
    private static final int CONNECT_SECONDS_MAX = 5;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EventJson eventJson() {
        return EventJson.ours();
    }

    /** Refuses to start on a store that may forget; only unit tests say {@code partnerships.store=OF_UNIT_TESTS}. */
    @Bean
    DurabilityGuard durabilityGuard(
            PlainSessions plain, @Value("${partnerships.store:DURABLE}") DurabilityGuard.Store store)
            throws SQLException {
        DurabilityGuard guard = new DurabilityGuard(plain.sessions(), store);
        guard.check();
        return guard;
    }

    /** Sessions as the server gives them, out of no pool: one hears of new events as long as the application runs. */
    @Bean
    PlainSessions plainSessions(JdbcConnectionDetails database) {
        PGSimpleDataSource sessions = new PGSimpleDataSource();
        sessions.setUrl(database.getJdbcUrl());
        sessions.setUser(database.getUsername());
        sessions.setPassword(database.getPassword());
        sessions.setApplicationName("partnerships hears of new events");
        sessions.setConnectTimeout(CONNECT_SECONDS_MAX);
        sessions.setTcpKeepAlive(true);
        return new PlainSessions(sessions);
    }

    record PlainSessions(DataSource sessions) {}

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider axonConnections(DataSource dataSource) {
        // Spring's transactions alone: Axon's wrapper would commit and roll back a connection behind their back.
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    @Bean
    PartnershipsEventStore eventStore(ConnectionProvider connections, TransactionManager transactions) {
        return PartnershipsEventStore.on(EventStorage.on(connections, transactions, new EventSerializer())
                .upcasters(Upcasters.ours().asAxonUpcaster(), Upcasters.ours()::isOlder)
                .engine());
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections) {
        return TrackingTokens.in(SCHEMA, connections, Tokens.NODE);
    }

    @Bean
    @DependsOn("durabilityGuard")
    Followers followers(
            List<Reader<?>> readers,
            PartnershipsEventStore store,
            PlainSessions plain,
            TokenStore tokens,
            TransactionManager transactions,
            JdbcClient database,
            Streams streams,
            Positions positions,
            Parking parking,
            Clock clock) {
        WiringGuard.check(transactions, store);
        return new Followers(
                readers,
                new NewEvents(store, plain.sessions()),
                tokens,
                transactions,
                database,
                streams,
                positions,
                parking,
                clock);
    }

    @Bean
    Rebuilds rebuilds(
            List<Reader<?>> readers,
            Followers followers,
            PartnershipsEventStore store,
            TokenStore tokens,
            Streams streams,
            Parking parking,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new Rebuilds(readers, followers, store, tokens, streams, parking, dataSource, transactions, clock);
    }

    @Bean
    NameProtection nameProtection(DataSource dataSource) {
        return new NameProtection(new PersonKeys(dataSource));
    }
}
