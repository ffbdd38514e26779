package org.citypartnerships.commandside.bulkimport;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.StoreUnavailable;
import org.citypartnerships.commandside.api.Bodies;
import org.citypartnerships.commandside.api.Digests;
import org.citypartnerships.commandside.api.Headers;
import org.citypartnerships.commandside.api.Provenance;
import org.citypartnerships.commandside.api.Purpose;
import org.citypartnerships.commandside.users.Caller;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /imports} takes a file of commands; {@code GET /imports/{id}} tells how far it is. */
@RestController
@RequestMapping("/imports")
class Imports {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    /** The most that a file may be, in bytes. */
    private static final int FILE_BYTES_MAX = 10 * 1024 * 1024;

    private static final int REASON_BYTES_MAX = 4096;

    private static final String JSON_LINES = "application/jsonl";
    private static final String CSV = "text/csv";
    private static final int WAITING_MAX = 4;
    private static final long SHOWN_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int STOP_SECONDS = 15;

    private final ImportRun run;
    private final Rehearsal rehearsal;
    private final ImportJudgement judgement;
    private final ImportTable table;
    private final Digests digests;
    /** One file at a time: what a file holds takes many times its size in memory. */
    private final Semaphore reading = new Semaphore(1);

    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), work -> new Thread(work, "import"));

    Imports(ImportRun run, Rehearsal rehearsal, ImportJudgement judgement, ImportTable table, Digests digests) {
        this.run = run;
        this.rehearsal = rehearsal;
        this.judgement = judgement;
        this.table = table;
        this.digests = digests;
    }

    @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, JSON_LINES, CSV})
    ResponseEntity<ImportReport> take(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest http)
            throws IOException {
        if (!reading.tryAcquire()) {
            throw new Refused(Reason.BUSY, "another file is being read: send it again in a moment");
        }
        try {
            return read(dryRun, idempotencyKey, caller, http);
        } finally {
            reading.release();
        }
    }

    private ResponseEntity<ImportReport> read(
            boolean dryRun, @Nullable String idempotencyKey, Caller caller, HttpServletRequest http)
            throws IOException {
        byte[] content = Bodies.read(http.getInputStream(), FILE_BYTES_MAX);
        List<ImportLine> lines = lines(Bodies.text(content), http.getContentType());
        String digest = digests.of("import", content);
        String id = id(idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey, dryRun);
        table.digest(id).filter(before -> !before.equals(digest)).ifPresent(other -> {
            throw new Refused(
                    Reason.IDEMPOTENCY_KEY_REUSED, "this Idempotency-Key was used with another file: use a new key");
        });
        boolean finished = table.report(id)
                .filter(report -> report.state() == ImportReport.State.FINISHED)
                .isPresent();
        if (!finished && running.add(id)) {
            begin(
                    id,
                    digest,
                    lines,
                    dryRun,
                    Provenance.of(caller, "import", Headers.traceId(http)).with(id));
        }
        return ResponseEntity.status(finished ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create("/imports/" + id))
                .body(report(id));
    }

    @GetMapping("/{id}")
    ImportReport report(@PathVariable String id) {
        return table.report(id)
                .map(report -> running.contains(id) ? report.goingOn() : report)
                .orElseThrow(() -> new Refused(Reason.UNKNOWN_IMPORT, "there is no such import: mend the id"));
    }

    /** Confirms as a whole what the import brought and what waits: each entry counts from then on. */
    @PostMapping(path = "/{id}/confirmation")
    ImportJudgement.Report confirm(
            @PathVariable String id, @AuthenticationPrincipal Caller caller, HttpServletRequest http) {
        report(id);
        return judgement.of(id, null, Provenance.of(caller, "import", Headers.traceId(http)));
    }

    /** Rejects it as a whole, {@code {"reason":"a list of another year"}}: nothing of it that waits ever counts. */
    @PostMapping(path = "/{id}/rejection", consumes = MediaType.APPLICATION_JSON_VALUE)
    ImportJudgement.Report reject(
            @PathVariable String id, @AuthenticationPrincipal Caller caller, HttpServletRequest http)
            throws IOException {
        report(id);
        String reason = Bodies.json(Bodies.read(http.getInputStream(), REASON_BYTES_MAX))
                .path("reason")
                .asString("");
        if (reason.isBlank()) {
            throw Refused.at(Reason.INVALID_FIELDS, "/reason", "say why");
        }
        return judgement.of(id, reason, Provenance.of(caller, "import", Headers.traceId(http)));
    }

    private void begin(String id, String digest, List<ImportLine> lines, boolean dryRun, Provenance sender) {
        try {
            table.begin(id, digest, dryRun, lines.size());
            worker.execute(() -> work(id, lines, dryRun, sender));
        } catch (RejectedExecutionException full) {
            running.remove(id);
            throw new Refused(Reason.BUSY, WAITING_MAX + " imports are waiting: send it again later");
        } catch (RuntimeException failed) {
            running.remove(id);
            throw failed;
        }
    }

    private void work(String id, List<ImportLine> lines, boolean dryRun, Provenance sender) {
        ImportProgress progress = new ImportProgress();
        try {
            if (dryRun) {
                rehearsal.of(lines, sender, progress, nowAndThen(() -> table.progress(id, progress)));
            } else {
                run.run(
                        lines,
                        Purpose.RECORD,
                        sender,
                        progress,
                        nowAndThen(() -> Patience.until(() -> table.progress(id, progress))));
            }
            Patience.until(() -> table.end(id, ImportReport.State.FINISHED, progress));
        } catch (RuntimeException failure) {
            if (worker.isShutdown()) {
                LOG.info("The import {} stops with the process; the same file goes on behind what is recorded", id);
            } else {
                interrupted(id, lines.size(), progress, sender.traceId(), failure);
            }
        } finally {
            running.remove(id);
        }
    }

    /** What is known until then is told; what fails besides is silence, and taken for an interruption after a minute. */
    private void interrupted(String id, int lines, ImportProgress progress, String traceId, RuntimeException failure) {
        if (failure instanceof TransactionException || StoreUnavailable.isCauseOf(failure)) {
            LOG.warn(
                    "The import {} was interrupted after {} of {} lines, trace {}: the database ended its session or can't be"
                            + " reached ({}); send the file again",
                    id,
                    progress.done(),
                    lines,
                    traceId,
                    Printable.of(
                            String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure)
                                    .getMessage()),
                            200));
        } else {
            LOG.error("The import {} was interrupted, trace {}: send the file again", id, traceId, failure);
        }
        try {
            Patience.until(() -> table.end(id, ImportReport.State.INTERRUPTED, progress));
        } catch (RuntimeException unreachable) {
            LOG.debug("That the import {} was interrupted is not written down", id, unreachable);
        }
    }

    /** Shows how far it is, now and then. */
    private static Runnable nowAndThen(Runnable shown) {
        long[] shownAt = {System.nanoTime()};
        return () -> {
            if (System.nanoTime() - shownAt[0] > SHOWN_EVERY_NANOS) {
                shown.run();
                shownAt[0] = System.nanoTime();
            }
        };
    }

    private List<ImportLine> lines(String text, @Nullable String contentType) {
        if (text.isBlank()) {
            throw new Refused(Reason.MALFORMED_JSON, "the file is empty: save it with its commands and send it again");
        }
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith(JSON_LINES)) {
            return ImportFile.lines(text);
        }
        return type.startsWith(CSV) ? ImportFile.csv(text) : ImportFile.array(text);
    }

    private String id(String key, boolean dryRun) {
        return digests.of(dryRun ? "dry-run" : "import", key.getBytes(StandardCharsets.UTF_8))
                .substring(0, 24);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        worker.shutdownNow();
        if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("An import did not stop within {} seconds; it goes on at the next start", STOP_SECONDS);
        }
    }
}
