package org.citypartnerships.commandside.bulkimport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.StoreUnavailable;
import org.citypartnerships.commandside.api.Answer;
import org.citypartnerships.commandside.api.Digests;
import org.citypartnerships.commandside.api.Door;
import org.citypartnerships.commandside.api.Provenance;
import org.citypartnerships.commandside.api.Purpose;
import org.citypartnerships.commandside.api.Request;
import org.citypartnerships.storage.CommandNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Works through the lines of an import. A line that names what a later line puts on record is put off until that one is
 * through; each line has a key of its own, so that working through a file again records nothing twice.
 */
@Component
class ImportRun {

    private static final Set<Reason> PUT_OFF = Set.of(Reason.UNKNOWN_REFERENCE, Reason.UNKNOWN_PARTNERSHIP);

    private static final Set<Reason> RECORDED_BEFORE =
            Set.of(Reason.ENTRY_ALREADY_RECORDED, Reason.PARTY_ALREADY_REGISTERED, Reason.SOURCE_ALREADY_REGISTERED);

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final Door door;
    private final Digests digests;

    ImportRun(Door door, Digests digests) {
        this.door = door;
        this.digests = digests;
    }

    /** Works through all lines; each time one is done with, the progress is shown. */
    ImportProgress run(List<ImportLine> lines, Purpose purpose, String traceId, Consumer<ImportProgress> shown) {
        ImportProgress progress = new ImportProgress();
        List<ImportLine> open = lines;
        while (!open.isEmpty()) {
            List<ImportLine> putOff = new ArrayList<>();
            List<Refused> reasons = new ArrayList<>();
            for (ImportLine line : open) {
                try {
                    Patience.until(() -> takeOrRefuse(line, purpose, traceId, progress));
                    shown.accept(progress);
                } catch (Refused refused) {
                    if (PUT_OFF.contains(refused.reason())) {
                        putOff.add(line);
                        reasons.add(refused);
                    } else {
                        progress.refused(line, refused);
                        shown.accept(progress);
                    }
                }
            }
            if (putOff.size() == open.size()) {
                for (int i = 0; i < putOff.size(); i++) {
                    progress.refused(putOff.get(i), reasons.get(i));
                }
                return progress;
            }
            open = putOff;
        }
        return progress;
    }

    /** A line that trips over a bug of ours is refused like any other, and the rest goes on. */
    private void takeOrRefuse(ImportLine line, Purpose purpose, String traceId, ImportProgress progress) {
        try {
            take(line, purpose, traceId, progress);
        } catch (Refused refused) {
            throw refused;
        } catch (RuntimeException failure) {
            if (StoreUnavailable.isCauseOf(failure)) {
                throw failure;
            }
            LOG.error("Line {} of an import failed, trace {}", line.line(), traceId, failure);
            throw new Refused(Reason.INTERNAL_ERROR, "this is our bug; the log has it under the trace " + traceId);
        }
    }

    private void take(ImportLine line, Purpose purpose, String traceId, ImportProgress progress) {
        if (CommandNames.classOf(line.command()).isEmpty()) {
            throw Refused.at(
                    Reason.UNKNOWN_COMMAND,
                    "/command",
                    "there is no command '" + Printable.of(line.command(), 60) + "': GET /commands lists them");
        }
        Request request = request(line, purpose, traceId);
        Optional<Answer> before = door.before(request);
        if (before.isPresent()) {
            progress.alreadyKnown(before.get());
            return;
        }
        try {
            progress.accepted(door.take(request));
        } catch (Refused refused) {
            if (!RECORDED_BEFORE.contains(refused.reason()) || !door.recorded(request)) {
                throw refused;
            }
            progress.alreadyKnown(null);
        }
    }

    private Request request(ImportLine line, Purpose purpose, String traceId) {
        String digest = digests.of(line.command(), line.payload().toString().getBytes(StandardCharsets.UTF_8));
        String key = "import-" + digest.substring(0, 32);
        return new Request(
                line.command(),
                withEntryId(line.payload(), digest),
                digest,
                purpose == Purpose.RECORD ? key : null,
                null,
                purpose,
                new Provenance(Provenance.OPERATOR, null, "import:" + line.line(), traceId));
    }

    /** The same line has the same entry id however often it is imported, also after its key has aged out. */
    private static JsonNode withEntryId(ObjectNode payload, String digest) {
        ObjectNode body = payload.deepCopy();
        JsonNode header = body.get("header");
        if (header == null || header.isNull()) {
            header = body.putObject("header");
        }
        if (header instanceof ObjectNode object && object.path("entryId").isMissingNode()) {
            object.put("entryId", "i-" + digest.substring(0, 24));
        }
        return body;
    }
}
