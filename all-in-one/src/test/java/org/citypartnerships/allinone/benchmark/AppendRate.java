package org.citypartnerships.allinone.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.citypartnerships.commands.RecordDelegation;
import org.citypartnerships.events.DelegationRecorded;
import org.citypartnerships.eventstore.PartnershipsEventStore;
import org.citypartnerships.storage.CommandJson;
import org.citypartnerships.values.PartnershipId;

/** Events a second through the store alone, rendered and sealed, beside one insert of the same row for each commit. */
final class AppendRate implements Work {

    private static final int CLIENTS = 16;
    private static final double GOAL = 1.0;
    private static final String PROBE = "FFFFFFFF";

    @Override
    public List<Figure> measure(Stage stage, Scale scale) throws Exception {
        Store store = stage.emptyStore();
        try (HikariDataSource pool = store.pool(Store.COMMAND, CLIENTS)) {
            PartnershipsEventStore events = PartnershipsEventStore.on(
                    Engines.appending(pool, store.nodeKey()).engine());
            events.publish(event(Names.LIKENESS, UUID.randomUUID().toString(), PROBE));
            Map<String, String> rows = new LinkedHashMap<>();
            rows.put("eventstore.event", "metadata ->> 'software' = '" + PROBE + "'");
            RawCommands raw = RawCommands.like(store, rows);
            int[] streams = {0};
            Turns ours = new Turns(scale, pieces -> {
                List<GenericDomainEventMessage<?>> all = new ArrayList<>();
                for (int i = 0; i < pieces; i++) {
                    all.add(event(next(streams), UUID.randomUUID().toString(), "benchmark"));
                }
                return counted(store, pieces, () -> number -> events.publish(all.get(number)));
            });
            Turns theirs = new Turns(scale, pieces -> {
                List<RawCommands.Rows> all = new ArrayList<>();
                for (int i = 0; i < pieces; i++) {
                    all.add(raw.render(next(streams)));
                }
                return counted(store, pieces, () -> raw.appender(store, all));
            });
            Comparison comparison = Comparison.of(scale.rounds(), ours::once, theirs::once);
            return List.of(Figure.rate(
                    "b-append-16",
                    "append alone, 16 clients",
                    comparison,
                    "/s",
                    GOAL,
                    scale.rounds() + " turns of " + scale.turnSeconds() + " s, " + scale.warmUpSeconds()
                            + " s of warming up; each event the first of a stream, commits shared as on the command"
                            + " side"));
        } finally {
            stage.drop(store);
        }
    }

    private static double counted(Store store, int pieces, Clients.Opening client) throws Exception {
        long before = CommandRates.events(store);
        Clients.Run run = Clients.run(CLIENTS, pieces, client);
        long appended = CommandRates.events(store) - before;
        if (appended != pieces) {
            throw new IllegalStateException(appended + " events were appended, not " + pieces);
        }
        return run.perSecond();
    }

    private static Names next(int[] streams) {
        return Names.ofCities(streams[0]++);
    }

    private static GenericDomainEventMessage<?> event(Names names, String entryId, String software) {
        RecordDelegation command =
                CommandJson.bind(RecordDelegation.class, CommandJson.parse(Lesson.delegation(names, entryId)));
        PartnershipId stream = new PartnershipId(names.partnership());
        Map<String, String> metadata = new HashMap<>();
        metadata.put("recordedBy", "local#operator");
        metadata.put("door", "api");
        metadata.put("commandId", entryId);
        metadata.put("idempotencyKey", entryId);
        metadata.put("traceId", entryId.replace("-", ""));
        metadata.put("policy", "none");
        metadata.put("confirmation", "not-required");
        metadata.put("software", software);
        return new GenericDomainEventMessage<>(
                "Partnership",
                stream.value(),
                0,
                new DelegationRecorded(stream, command.header(), command.engagement()),
                metadata);
    }
}
