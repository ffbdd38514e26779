package org.citypartnerships.commandside.bulkimport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.StoreUnavailable;
import org.citypartnerships.commandside.api.Digests;
import org.citypartnerships.commandside.api.Door;
import org.citypartnerships.commandside.api.Provenance;
import org.citypartnerships.commandside.api.Purpose;
import org.citypartnerships.commandside.api.Request;
import org.citypartnerships.commandside.api.Storing;
import org.citypartnerships.commandside.api.Taken;
import org.citypartnerships.commandside.api.Together;
import org.citypartnerships.commandside.memory.Memory;
import org.citypartnerships.storage.CommandNames;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Works through the lines of an import. A line that names what a later line puts on record is put off until that one is
 * through; each line has a key of its own, so that working through a file again records nothing twice.
 */
@Component
class ImportRun {

    private static final Set<Reason> PUT_OFF =
            Set.of(Reason.UNKNOWN_REFERENCE, Reason.UNKNOWN_PARTNERSHIP, Reason.CONFIRM_FIRST, Reason.ENTRY_IS_NAMED);

    /** Why a line may be refused that was recorded before, long ago or by somebody else. */
    private static final Set<Reason> RECORDED_BEFORE = Set.of(
            Reason.ENTRY_ALREADY_RECORDED,
            Reason.PARTY_ALREADY_REGISTERED,
            Reason.SOURCE_ALREADY_REGISTERED,
            Reason.IDEMPOTENCY_KEY_REUSED);

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    /** The most that one transaction takes, so that others wait neither long for its streams nor for much to be done again. */
    private static final int LINES_TOGETHER_MAX = 200;

    private static final int LINES_LOOKED_UP_TOGETHER_MAX = 1000;

    private static final long TOGETHER_NANOS_MAX = Duration.ofMillis(500).toNanos();

    private final Door door;
    private final Digests digests;
    private final Memory memory;
    private final Whole whole;

    ImportRun(Door door, Digests digests, Memory memory, PlatformTransactionManager transactions) {
        this.door = door;
        this.digests = digests;
        this.memory = memory;
        this.whole = new Whole(transactions);
    }

    /**
     * Works through all lines; each time some are done with, the progress is shown.
     *
     * @param purpose to record them, or to rehearse in the transaction that this thread is in
     * @param progress counts what becomes of them, up to where it fails
     * @throws ImportStopped if this thread is interrupted: the lines of the transaction under way are not recorded
     * @throws TransactionException if the session of a rehearsal is lost
     */
    void run(List<ImportLine> lines, Purpose purpose, Provenance sender, ImportProgress progress, Runnable shown) {
        List<ImportLine> open = lines;
        while (!open.isEmpty()) {
            List<LineOutcome> putOff = new ArrayList<>();
            Consumer<List<LineOutcome>> through = outcomes -> {
                for (LineOutcome outcome : outcomes) {
                    if (outcome.isPutOff()) {
                        putOff.add(outcome);
                    } else {
                        outcome.count(progress);
                    }
                }
                shown.run();
            };
            for (int next = 0; next < open.size(); ) {
                List<ImportLine> rest = open.subList(next, open.size());
                next += purpose == Purpose.RECORD ? record(rest, sender, through) : rehearse(rest, sender, through);
            }
            if (putOff.size() == open.size()) {
                putOff.forEach(outcome -> outcome.count(progress));
                return;
            }
            open = putOff.stream().map(LineOutcome::line).toList();
        }
    }

    /**
     * Decides the lines, each as if it came alone, while those before them are stored lot by lot: one that is refused leaves the
     * others as they are. What the database itself refuses undoes its lot and all that was decided since, and the lines of that
     * lot are taken one by one.
     *
     * @return how many lines are through
     */
    private int record(List<ImportLine> rest, Provenance sender, Consumer<List<LineOutcome>> through) {
        Lots lots = new Lots(whole, memory.ahead(), through);
        try {
            decideAhead(rest, sender, lots);
            return rest.size();
        } catch (RuntimeException undone) {
            stopIfTold(undone);
            lots.end();
            List<ImportLine> open = rest.subList(lots.done(), rest.size());
            return lots.done() + oneByOne(open, Purpose.RECORD, sender, through, undone);
        } finally {
            lots.end();
        }
    }

    private void decideAhead(List<ImportLine> rest, Provenance sender, Lots lots) {
        for (int next = 0; next < rest.size(); next += LINES_LOOKED_UP_TOGETHER_MAX) {
            List<ImportLine> lines = rest.subList(next, Math.min(rest.size(), next + LINES_LOOKED_UP_TOGETHER_MAX));
            IdentityHashMap<ImportLine, Request> requests = requests(lines, Purpose.RECORD, sender);
            try (Together together = door.together(List.copyOf(requests.values()), lots)) {
                decideAhead(lines, requests, together, lots);
            }
        }
        lots.settle();
    }

    private void decideAhead(
            List<ImportLine> lines, IdentityHashMap<ImportLine, Request> requests, Together together, Lots lots) {
        long begun = System.nanoTime();
        for (ImportLine line : lines) {
            lots.decided(outcome(line, one -> take(one, requests.get(one), together::take, together::recorded)));
            if (lots.size() >= LINES_TOGETHER_MAX || System.nanoTime() - begun > TOGETHER_NANOS_MAX) {
                together.store();
                lots.send();
                begun = System.nanoTime();
            }
        }
        together.store();
    }

    /**
     * Takes the next lines as a whole, each as if it came alone: one that is refused leaves the others as they are. What the
     * database itself refuses undoes all of them, and they are taken one by one.
     *
     * @return how many lines are through
     */
    private int rehearse(List<ImportLine> rest, Provenance sender, Consumer<List<LineOutcome>> through) {
        List<LineOutcome> done;
        try {
            done = whole.of(() -> inOneStatement(rest, sender));
        } catch (RuntimeException undone) {
            stopIfTold(undone);
            if (undone instanceof TransactionException) {
                throw undone;
            }
            return oneByOne(rest, Purpose.REHEARSE, sender, through, undone);
        }
        through.accept(done);
        return done.size();
    }

    private List<LineOutcome> inOneStatement(List<ImportLine> rest, Provenance sender) {
        IdentityHashMap<ImportLine, Request> requests =
                requests(rest.subList(0, Math.min(rest.size(), LINES_TOGETHER_MAX)), Purpose.REHEARSE, sender);
        try (Together together = door.together(List.copyOf(requests.values()), Storing.AT_ONCE)) {
            List<LineOutcome> done =
                    some(rest, line -> take(line, requests.get(line), together::take, together::recorded));
            together.store();
            return done;
        }
    }

    private int oneByOne(
            List<ImportLine> rest,
            Purpose purpose,
            Provenance sender,
            Consumer<List<LineOutcome>> through,
            RuntimeException undone) {
        LOG.debug("Lines from {} on are taken one by one, trace {}", rest.get(0).line(), sender.traceId(), undone);
        List<LineOutcome> done = some(rest, line -> takeOrRefuse(line, purpose, sender));
        through.accept(done);
        return done.size();
    }

    private IdentityHashMap<ImportLine, Request> requests(List<ImportLine> lines, Purpose purpose, Provenance sender) {
        IdentityHashMap<ImportLine, Request> requests = new IdentityHashMap<>();
        for (ImportLine line : lines) {
            if (isKnown(line)) {
                requests.put(line, request(line, purpose, sender));
            }
        }
        return requests;
    }

    private static List<LineOutcome> some(List<ImportLine> rest, Function<ImportLine, LineOutcome> take) {
        List<LineOutcome> done = new ArrayList<>();
        long begun = System.nanoTime();
        for (ImportLine line : rest) {
            done.add(outcome(line, take));
            if (done.size() == LINES_TOGETHER_MAX || System.nanoTime() - begun > TOGETHER_NANOS_MAX) {
                break;
            }
        }
        return done;
    }

    private static LineOutcome outcome(ImportLine line, Function<ImportLine, LineOutcome> take) {
        stopIfTold(null);
        try {
            return take.apply(line);
        } catch (Refused refused) {
            stopIfTold(refused);
            return LineOutcome.refused(line, refused, PUT_OFF.contains(refused.reason()));
        }
    }

    /** A line that trips over a bug of ours is refused like any other, and the rest goes on. */
    private LineOutcome takeOrRefuse(ImportLine line, Purpose purpose, Provenance sender) {
        try {
            return purpose == Purpose.RECORD
                    ? Patience.resultOf(() -> takeAlone(line, purpose, sender))
                    : whole.of(() -> takeAlone(line, purpose, sender));
        } catch (Refused refused) {
            throw refused;
        } catch (RuntimeException failure) {
            stopIfTold(failure);
            if (StoreUnavailable.isCauseOf(failure) || failure instanceof TransactionException) {
                throw failure;
            }
            LOG.error("Line {} of an import failed, trace {}", line.line(), sender.traceId(), failure);
            throw new Refused(
                    Reason.INTERNAL_ERROR, "this is our bug; the log has it under the trace " + sender.traceId());
        }
    }

    private LineOutcome takeAlone(ImportLine line, Purpose purpose, Provenance sender) {
        return take(line, isKnown(line) ? request(line, purpose, sender) : null, door::taken, door::recorded);
    }

    /** What fails in a thread that is told to stop says nothing about a line. */
    private static void stopIfTold(@Nullable RuntimeException failure) {
        if (Thread.currentThread().isInterrupted()) {
            throw new ImportStopped(failure);
        }
    }

    private static boolean isKnown(ImportLine line) {
        return line.unreadable() == null && CommandNames.classOf(line.command()).isPresent();
    }

    private LineOutcome take(
            ImportLine line, @Nullable Request request, Function<Request, Taken> take, Predicate<Request> recorded) {
        if (request == null) {
            throw untried(line);
        }
        try {
            return LineOutcome.of(line, take.apply(request));
        } catch (Refused refused) {
            if (!RECORDED_BEFORE.contains(refused.reason()) || !recorded.test(request)) {
                throw refused;
            }
            return LineOutcome.longKnown(line);
        }
    }

    private static Refused untried(ImportLine line) {
        Refused unreadable = line.unreadable();
        return unreadable != null
                ? unreadable
                : Refused.at(
                        Reason.UNKNOWN_COMMAND,
                        "/command",
                        "there is no command '" + Printable.of(line.command(), 60) + "': GET /commands lists them");
    }

    private Request request(ImportLine line, Purpose purpose, Provenance sender) {
        String digest = digests.of(line.command(), line.payload().toString().getBytes(StandardCharsets.UTF_8));
        String key = "import-" + digest.substring(0, 32);
        return new Request(
                line.command(),
                CommandNames.isJudgement(line.command()) ? line.payload() : withEntryId(line.payload(), digest),
                digest,
                purpose == Purpose.RECORD ? key : null,
                null,
                purpose,
                sender.by("import:" + line.line()));
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
