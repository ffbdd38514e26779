package org.citypartnerships.commandside.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.MetaDataCommandTargetResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.citypartnerships.commandside.RecordedStream;
import org.citypartnerships.commandside.api.DryRuns;
import org.citypartnerships.commandside.api.Routing;
import org.citypartnerships.commandside.figures.Figures;
import org.citypartnerships.commandside.memory.Memory;
import org.citypartnerships.commandside.memory.RememberedStreams;
import org.citypartnerships.commandside.partnership.Partnership;
import org.citypartnerships.commandside.party.Party;
import org.citypartnerships.commandside.source.Source;
import org.citypartnerships.commandside.streams.StreamIndexWriter;
import org.citypartnerships.eventstore.AppendListener;
import org.citypartnerships.eventstore.CommitNotices;
import org.citypartnerships.eventstore.EventSeal;
import org.citypartnerships.eventstore.EventStorage;
import org.citypartnerships.eventstore.PartnershipsEventStore;
import org.citypartnerships.eventstore.TrackingTokens;
import org.citypartnerships.eventstore.WiringGuard;
import org.citypartnerships.storage.EventSerializer;
import org.citypartnerships.storage.Upcasters;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon, put together by hand: on Spring Boot 4 its auto-configuration finds neither transactions nor a store and says
 * nothing. Nothing is looked up on the class path either, so that its update checker never calls out.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class AxonConfig {

    @Bean
    TransactionManager transactions(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    PartnershipsEventStore eventStore(
            DataSource dataSource,
            TransactionManager transactions,
            NodeKey nodeKey,
            List<AppendListener> listeners,
            CommitNotices notices) {
        // Spring's transactions alone: Axon's wrapper would roll the whole connection back when one line of a rehearsed
        // file is refused, and the lines before it with it.
        ConnectionProvider connections = new SpringDataSourceConnectionProvider(dataSource);
        EventStorage storage = EventStorage.on(connections, transactions, new EventSerializer())
                .upcasters(Upcasters.ours().asAxonUpcaster())
                .sealedWith(new EventSeal(nodeKey.bytes()))
                .sharedCommits(dataSource, TransactionSynchronizationManager::isActualTransactionActive)
                .afterCommit(new OnceAllIsCommitted(notices));
        listeners.forEach(storage::listener);
        return PartnershipsEventStore.on(storage.engine());
    }

    @Bean
    Memory memory(@Value("${partnerships.memory.events:#{null}}") @Nullable Long eventsMax) {
        return new Memory(
                eventsMax == null ? Memory.eventsMaxIn(Runtime.getRuntime().maxMemory()) : eventsMax);
    }

    @Bean(destroyMethod = "shutdown")
    Configuration axon(PartnershipsEventStore store, TransactionManager transactions, Memory memory) {
        WiringGuard.check(transactions, store);
        Serializer general = TrackingTokens.serializer();
        CommandTargetResolver target = new MetaDataCommandTargetResolver(Routing.TARGET);
        return DefaultConfigurer.defaultConfiguration(false)
                .configureTransactionManager(axon -> transactions)
                .configureSerializer(axon -> general)
                .configureMessageSerializer(axon -> general)
                .configureEventSerializer(axon -> new EventSerializer())
                .configureEventStore(axon -> store)
                .configureCommandBus(axon -> commandBus())
                .configureAggregate(aggregate(Partnership.class, Partnership::new, target, store, memory))
                .configureAggregate(aggregate(Party.class, Party::new, target, store, memory))
                .configureAggregate(aggregate(Source.class, Source::new, target, store, memory))
                .configureAggregate(aggregate(Figures.class, Figures::new, target, store, memory))
                .start();
    }

    @Bean
    CommandBus commandBus(Configuration axon) {
        return axon.commandBus();
    }

    /** Without transactions of its own: a command that waits for its turn to be stored would hold a session meanwhile. */
    private static CommandBus commandBus() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new Provenance()));
        bus.registerHandlerInterceptor(new DryRuns());
        return bus;
    }

    private static <T extends RecordedStream<T>> AggregateConfigurer<T> aggregate(
            Class<T> type,
            Supplier<T> blank,
            CommandTargetResolver target,
            PartnershipsEventStore store,
            Memory memory) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureCommandTargetResolver(axon -> target)
                .configureRepository(axon -> new RememberedStreams<>(
                        EventSourcingRepository.builder(type)
                                .parameterResolverFactory(axon.parameterResolverFactory())
                                .handlerDefinition(axon.handlerDefinition(type)),
                        store,
                        memory,
                        blank));
    }

    /** Events take over the texts in their command's metadata: who, by which door, under which key. */
    private static final class Provenance implements CorrelationDataProvider {
        private static final Set<String> NOT_COPIED = Set.of(Routing.TARGET, StreamIndexWriter.BODY_DIGEST);

        @Override
        public Map<String, ?> correlationDataFor(Message<?> command) {
            return command.getMetaData().entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof String && !NOT_COPIED.contains(entry.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }
}
