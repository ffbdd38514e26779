package org.citypartnerships.allinone.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.messaging.GenericMessage;
import org.citypartnerships.commands.RecordDelegation;
import org.citypartnerships.commandside.Circumstances;
import org.citypartnerships.commandside.Decided;
import org.citypartnerships.commandside.SubjectEntries;
import org.citypartnerships.commandside.api.Digests;
import org.citypartnerships.commandside.api.Door;
import org.citypartnerships.commandside.api.Provenance;
import org.citypartnerships.commandside.api.Purpose;
import org.citypartnerships.commandside.api.Request;
import org.citypartnerships.commandside.api.Routing;
import org.citypartnerships.commandside.streams.StreamIndexWriter;
import org.citypartnerships.storage.CommandJson;
import org.citypartnerships.values.PartnershipId;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.node.ObjectNode;

/** A way for a command to come in, each a step further out. */
enum WayIn {
    /** Axon's command bus: loaded, decided and appended, checked by nobody before. */
    BUS("through the command gateway: load, decide, append"),
    /** The door: also looked up, checked, told from its repeats, and answered under its key. */
    DOOR("through the door: checks, idempotency and warnings too"),
    /** {@code POST /commands/RecordDelegation}, the clients in the same process. */
    HTTP("over HTTP");

    private static final String COMMAND = "RecordDelegation";
    private static final String TRACE = "0123456789abcdef0123456789abcdef";
    private static final String DIGEST = "f".repeat(64);

    private final String words;

    WayIn(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** A command as its sender has it: what is prepared costs the registry nothing. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sent(String entryId, String body, RecordDelegation command, PartnershipId target, byte[] http) {}

    Sent prepared(Names names, String entryId) {
        String body = Lesson.delegation(names, entryId);
        return new Sent(
                entryId,
                body,
                CommandJson.bind(RecordDelegation.class, CommandJson.parse(body)),
                new PartnershipId(names.partnership()),
                KeepAlive.post("/commands/" + COMMAND, body, "Idempotency-Key: " + entryId + "\r\n"));
    }

    Clients.Client client(ConfigurableApplicationContext commandSide, List<Sent> commands) throws Exception {
        return switch (this) {
            case BUS -> bus(commandSide.getBean(CommandBus.class), commands);
            case DOOR -> door(commandSide.getBean(Door.class), commandSide.getBean(Digests.class), commands);
            case HTTP -> http(new KeepAlive(Store.address(commandSide)), commands);
        };
    }

    private static Clients.Client bus(CommandBus bus, List<Sent> commands) {
        return number -> {
            Sent sent = commands.get(number);
            FutureCallback<Object, Object> answer = new FutureCallback<>();
            bus.dispatch(
                    new GenericCommandMessage<Object>(
                            new GenericMessage<>(
                                    IdentifierFactory.getInstance().generateIdentifier(),
                                    sent.command(),
                                    metadata(sent)),
                            SubjectEntries.PARTNERSHIP + SubjectEntries.COMMAND),
                    answer);
            if (!(answer.getResult().getPayload() instanceof Decided)) {
                throw new IllegalStateException("Not decided");
            }
        };
    }

    private static Map<String, Object> metadata(Sent sent) {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put("recordedBy", "local#operator");
        metadata.put("door", "api");
        metadata.put(Provenance.COMMAND_ID, sent.entryId());
        metadata.put("idempotencyKey", sent.entryId());
        metadata.put("traceId", TRACE);
        metadata.put("policy", "none");
        metadata.put("confirmation", "not-required");
        metadata.put("software", "city-partnerships benchmark");
        metadata.put(
                Circumstances.KEY, new Circumstances(sent.target(), Instant.now(), source -> Optional.empty(), null));
        metadata.put(Routing.TARGET, sent.target().value());
        metadata.put(StreamIndexWriter.BODY_DIGEST, DIGEST);
        return metadata;
    }

    private static Clients.Client door(Door door, Digests digests, List<Sent> commands) {
        return number -> {
            Sent sent = commands.get(number);
            ObjectNode json = CommandJson.parse(sent.body());
            door.take(new Request(
                    COMMAND,
                    json,
                    digests.of(COMMAND, json.toString().getBytes(StandardCharsets.UTF_8)),
                    sent.entryId(),
                    null,
                    Purpose.RECORD,
                    new Provenance("local#operator", "api", TRACE)));
        };
    }

    private static Clients.Client http(KeepAlive http, List<Sent> commands) {
        return new Clients.Client() {
            @Override
            public void work(int number) throws Exception {
                http.ask(commands.get(number).http()).mustBe(201);
            }

            @Override
            public void close() throws IOException {
                http.close();
            }
        };
    }
}
