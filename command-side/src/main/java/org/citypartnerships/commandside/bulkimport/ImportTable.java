package org.citypartnerships.commandside.bulkimport;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the command side remembers of imports: counts and refusals, never what was in the files. */
@Repository
class ImportTable {

    /** An import that has not moved for so long was interrupted. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final int REFUSALS_MAX = 1000;

    private static final String BEGIN = """
            INSERT INTO command.import (import_id, content_digest, dry_run, state, lines)
            VALUES (:id, :digest, :dryRun, 'RUNNING', :lines)
            ON CONFLICT (import_id) DO UPDATE
            SET state = 'RUNNING', accepted = 0, already_known = 0, refused = 0, warned = 0, position = NULL,
                started_at = now(), progressed_at = now(), finished_at = NULL
            """;

    private static final String FORGET_REFUSALS = "DELETE FROM command.import_refusal WHERE import_id = :id";

    private static final String PROGRESS = """
            UPDATE command.import
            SET accepted = :accepted, already_known = :alreadyKnown, refused = :refused, warned = :warned,
                position = :position, progressed_at = now()
            WHERE import_id = :id
            """;

    private static final String END = """
            UPDATE command.import SET state = :state, finished_at = now() WHERE import_id = :id
            """;

    private static final String REFUSAL = """
            INSERT INTO command.import_refusal (import_id, line, number, command, fact, pointer, code, message, named)
            VALUES (:id, :line, :number, :command, :fact, :pointer, :code, :message, :named)
            """;

    private static final String IMPORT = "SELECT * FROM command.import WHERE import_id = :id";

    private static final String REFUSALS = """
            SELECT * FROM command.import_refusal WHERE import_id = :id ORDER BY line, number LIMIT :most
            """;

    private final JdbcClient jdbc;

    ImportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    void begin(String id, String digest, boolean dryRun, int lines) {
        jdbc.sql(BEGIN)
                .param("id", id)
                .param("digest", digest)
                .param("dryRun", dryRun)
                .param("lines", lines)
                .update();
        jdbc.sql(FORGET_REFUSALS).param("id", id).update();
    }

    void progress(String id, ImportProgress progress) {
        jdbc.sql(PROGRESS)
                .param("id", id)
                .param("accepted", progress.accepted())
                .param("alreadyKnown", progress.alreadyKnown())
                .param("refused", progress.refused())
                .param("warned", progress.warned())
                .param("position", progress.position())
                .update();
    }

    /** Remembers how it ended: finished, or interrupted with what is known until then. */
    @Transactional
    void end(String id, ImportReport.State state, ImportProgress progress) {
        progress(id, progress);
        int number = 0;
        for (ImportReport.Refusal refusal : progress.refusals()) {
            jdbc.sql(REFUSAL)
                    .param("id", id)
                    .param("line", refusal.line())
                    .param("number", number++)
                    .param("command", refusal.command())
                    .param("fact", refusal.fact())
                    .param("pointer", refusal.field())
                    .param("code", refusal.code())
                    .param("message", refusal.detail())
                    .param("named", refusal.values().toArray(String[]::new))
                    .update();
        }
        jdbc.sql(END).param("id", id).param("state", state.name()).update();
    }

    Optional<String> digest(String id) {
        return jdbc.sql("SELECT content_digest FROM command.import WHERE import_id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    Optional<ImportReport> report(String id) {
        List<ImportReport.Refusal> refusals = new ArrayList<>();
        Optional<ImportReport> report = jdbc.sql(IMPORT)
                .param("id", id)
                .query((row, number) -> new ImportReport(
                        row.getString("import_id"),
                        state(
                                row.getString("state"),
                                row.getTimestamp("progressed_at").toInstant()),
                        row.getBoolean("dry_run"),
                        row.getInt("lines"),
                        row.getInt("accepted") + row.getInt("already_known") + row.getInt("refused"),
                        row.getInt("accepted"),
                        row.getInt("already_known"),
                        row.getInt("warned"),
                        refusals,
                        row.getObject("position", Long.class),
                        row.getTimestamp("started_at").toInstant(),
                        instant(row.getTimestamp("finished_at"))))
                .optional();
        // After the import itself: one that is shown as finished has all its refusals.
        jdbc.sql(REFUSALS)
                .param("id", id)
                .param("most", REFUSALS_MAX)
                .query((row, number) -> refusals.add(new ImportReport.Refusal(
                        row.getInt("line"),
                        row.getString("command"),
                        row.getString("fact"),
                        row.getString("pointer"),
                        row.getString("code"),
                        row.getString("message"),
                        List.of((String[]) row.getArray("named").getArray()))))
                .list();
        return report;
    }

    private static ImportReport.State state(String stored, Instant progressedAt) {
        ImportReport.State state = ImportReport.State.valueOf(stored);
        return state == ImportReport.State.RUNNING
                        && progressedAt.isBefore(Instant.now().minus(SILENCE))
                ? ImportReport.State.INTERRUPTED
                : state;
    }

    private static @org.jspecify.annotations.Nullable Instant instant(
            @org.jspecify.annotations.Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
