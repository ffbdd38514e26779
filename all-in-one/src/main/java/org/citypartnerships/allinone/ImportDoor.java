package org.citypartnerships.allinone;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.citypartnerships.allinone.Doors.Answer;

/** The command side's door for files: hands one in and follows it to its end. */
final class ImportDoor {

    private static final Duration IMPORT_BOUND = Duration.ofMinutes(60);
    private static final Duration RETRY_BOUND = Duration.ofMinutes(2);
    private static final Duration POLL_STEP = Duration.ofMillis(200);
    private static final int INTERRUPTIONS_MAX = 20;

    private final String address;
    private final OperatorToken token;
    private final Doors doors = new Doors();

    /**
     * The door of an instance.
     *
     * @param address of its command side, for example {@code http://127.0.0.1:8081}
     * @param token of somebody who may record
     */
    ImportDoor(String address, OperatorToken token) {
        this.address = address;
        this.token = token;
    }

    /**
     * Hands a file in and waits until it was worked through. The same file under the same key is worked through once, however often it is
     * handed in; one that was interrupted is handed in again.
     *
     * @param file JSON, JSON Lines or CSV, told apart by its ending
     * @param key names this import for ever
     * @param follow hears how far it is
     * @return how it ended
     * @throws FileRefused if the command side refuses the file as a whole
     * @throws CannotStart if it can't be reached, or the import does not come to its end
     * @throws IOException if the file can't be read
     */
    ImportReport handIn(Path file, String key, Consumer<ImportReport> follow) throws IOException {
        HttpRequest handingIn = request("/imports")
                .header("Content-Type", mediaTypeOf(file))
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(file)))
                .build();
        long end = System.nanoTime() + IMPORT_BOUND.toNanos();
        ImportReport report = report(handingIn, file);
        for (int interruptions = 0; !report.isFinished(); ) {
            follow.accept(report);
            Waiting.pause(POLL_STEP);
            if (System.nanoTime() - end > 0 || interruptions > INTERRUPTIONS_MAX) {
                throw new CannotStart("The import of " + file + " does not come to its end; see " + address
                        + "/imports/" + report.id() + " and the log of the command side.");
            }
            if (report.isInterrupted()) {
                interruptions++;
                report = report(handingIn, file);
            } else {
                report = report(request("/imports/" + report.id()).build(), file);
            }
        }
        return report;
    }

    private HttpRequest.Builder request(String path) {
        return Doors.request(address + path).header("Authorization", token.header());
    }

    private ImportReport report(HttpRequest request, Path file) {
        try {
            Answer answer = doors.ask(request);
            long end = System.nanoTime() + RETRY_BOUND.toNanos();
            while (answer.mayPass() && System.nanoTime() - end < 0) {
                Waiting.pause(Duration.ofSeconds(1));
                answer = doors.ask(request);
            }
            if (!answer.isGood()) {
                throw new FileRefused(file, answer);
            }
            return ImportReport.read(answer.body());
        } catch (IOException e) {
            throw new CannotStart(
                    "The command side at " + address
                            + " can't be reached: start it with ./partnerships start, or name its"
                            + " port with --command-port.",
                    e);
        }
    }

    private static String mediaTypeOf(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return "application/json";
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return "application/jsonl";
        }
        if (name.endsWith(".csv")) {
            return "text/csv";
        }
        throw new CannotStart("The kind of " + file + " is not known: its name must end in .json, .jsonl or .csv.");
    }

    /** The command side takes nothing of a file. */
    static final class FileRefused extends CannotStart {

        private static final long serialVersionUID = 1L;

        private final String code;

        FileRefused(Path file, Answer answer) {
            super("The command side refuses " + file + " (" + answer.status() + "): " + answer.detail());
            this.code = answer.body().path("code").asString("");
        }

        /** Whether another file was handed in under its key before. */
        boolean hasChanged() {
            return code.equals("IDEMPOTENCY_KEY_REUSED");
        }
    }
}
