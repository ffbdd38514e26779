package org.citypartnerships.commandside.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.users.Caller;
import org.citypartnerships.storage.CommandJson;
import org.citypartnerships.storage.CommandNames;
import org.citypartnerships.storage.CommandSchemas;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code POST /commands/SignProtocol} records; {@code GET /commands} says what can be recorded, and how. */
@RestController
@RequestMapping("/commands")
class Commands {

    /** The most that a command may be, in bytes. */
    private static final int BODY_BYTES_MAX = 256 * 1024;

    private final Door door;
    private final Digests digests;

    Commands(Door door, Digests digests) {
        this.door = door;
        this.digests = digests;
    }

    @PostMapping(path = "/{command}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> record(
            @PathVariable String command,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest http)
            throws IOException {
        requireCommand(command);
        byte[] body = Bodies.read(http.getInputStream(), BODY_BYTES_MAX);
        JsonNode json = Bodies.json(body);
        Answer answer = door.take(new Request(
                command,
                json,
                digests.of(command, json.toString().getBytes(StandardCharsets.UTF_8)),
                Headers.idempotencyKey(idempotencyKey),
                Headers.expectedSequence(ifMatch),
                dryRun ? Purpose.DECIDE : Purpose.RECORD,
                Provenance.of(caller, "api", Headers.traceId(http))));
        return ResponseEntity.status(dryRun ? HttpStatus.OK : HttpStatus.CREATED)
                .eTag(Long.toString(answer.sequence()))
                .body(answer);
    }

    @GetMapping
    Map<String, List<Map<String, String>>> commands() {
        return Map.of(
                "commands",
                CommandNames.all().stream()
                        .map(name -> Map.of("name", name, "schema", "/commands/" + name))
                        .toList());
    }

    @GetMapping("/{command}")
    Map<String, Object> command(@PathVariable String command) {
        Class<? extends Command> type = requireCommand(command);
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", command);
        described.put("schema", CommandSchemas.of(type));
        described.put("example", CommandJson.parse(CommandNames.exampleOf(type)));
        return described;
    }

    private static Class<? extends Command> requireCommand(String command) {
        return CommandNames.classOf(command)
                .orElseThrow(() ->
                        new Refused(Reason.UNKNOWN_COMMAND, "there is no such command: GET /commands lists them"));
    }
}
