package org.citypartnerships.queryside.forms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citypartnerships.queryside.forms.Uploads.Upload;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.signin.Recording;
import org.citypartnerships.queryside.signin.Recording.Outcome;
import org.citypartnerships.queryside.signin.Recording.Recorded;
import org.citypartnerships.queryside.signin.Recording.Refused;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;

/** {@code /import}: a file is tried out, what is wrong with it is shown by line and field, and what is good is recorded. */
@Controller
class ImportPages {

    private static final Map<String, String> TYPES = Map.of(
            "jsonl", "application/jsonl", "ndjson", "application/jsonl", "json", "application/json", "csv", "text/csv");
    private static final long FILE_BYTES_MAX = 10L << 20;
    private static final int LOOKS = 20;
    private static final long BETWEEN_MILLIS = 100;
    private static final int PROBLEMS_SHOWN_MAX = 500;

    private final Recording recording;
    private final Uploads uploads;
    private final Refusals refusals;
    private final PhraseBook book;

    ImportPages(Recording recording, Uploads uploads, Refusals refusals, PhraseBook book) {
        this.refusals = refusals;
        this.recording = recording;
        this.uploads = uploads;
        this.book = book;
    }

    /**
     * What is wrong with a line.
     *
     * @param fact what it was to record, and the label that the file gives it: {@code Protocol signed · S3-04}
     */
    record Problem(int line, String fact, FieldOfLine field, String text, boolean english) {}

    @GetMapping("/import")
    ModelAndView choose() {
        return form(null);
    }

    @PostMapping("/import")
    ModelAndView tryOut(
            @RequestParam MultipartFile file, Authentication me, Locale locale, HttpServletResponse response)
            throws IOException {
        Phrases phrases = book.in(locale);
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        String problem = problem(file, name, type);
        if (type == null || !problem.isEmpty()) {
            response.setStatus(422);
            return form(new Refusals.Said(phrases.say(problem), false));
        }
        Upload upload = new Upload(me.getName(), name, type, file.getBytes());
        String key = uploads.keep(upload);
        return sent(upload, true, key, phrases, response);
    }

    /** The phrase for why it is not tried; a form without a file has a file without a name. */
    private static String problem(MultipartFile file, String name, @Nullable String type) {
        if (name.isBlank()) {
            return "import.none";
        }
        if (type == null) {
            return "import.type";
        }
        return file.isEmpty() ? "import.empty" : file.getSize() > FILE_BYTES_MAX ? "import.large" : "";
    }

    @PostMapping("/import/recording")
    ModelAndView bringIn(@RequestParam String upload, Authentication me, Locale locale, HttpServletResponse response) {
        Phrases phrases = book.in(locale);
        return uploads.find(upload, me.getName())
                .map(file -> sent(file, false, upload, phrases, response))
                .orElseGet(() -> {
                    response.setStatus(422);
                    return form(new Refusals.Said(phrases.say("import.gone"), false));
                });
    }

    private ModelAndView sent(Upload file, boolean dryRun, String key, Phrases phrases, HttpServletResponse response) {
        Outcome outcome = recording.bringIn(file.type(), file.bytes(), dryRun, dryRun ? key + ".try" : key);
        if (outcome instanceof Recorded taken) {
            return new ModelAndView("redirect:/import/" + taken.entryId() + (dryRun ? "?upload=" + key : ""));
        }
        Refused refused = (Refused) outcome;
        response.setStatus(refused.status());
        return form(refusals.said(refused, phrases))
                .addObject("unreadable", refused.code().equals("MALFORMED_JSON"));
    }

    private static ModelAndView form(Refusals.@Nullable Said problem) {
        return new ModelAndView("import").addObject("problem", problem);
    }

    /** How far an import is; one that is soon through is waited for. */
    @GetMapping("/import/{id}")
    ModelAndView progress(
            @PathVariable("id") String id,
            @RequestParam(required = false) @Nullable String upload,
            Authentication me,
            Locale locale) {
        JsonNode report = report(id);
        for (int looks = 0; looks < LOOKS && state(report).equals("RUNNING"); looks++) {
            pause();
            report = report(id);
        }
        int accepted = report.path("accepted").asInt(0);
        int known = report.path("alreadyKnown").asInt(0);
        int done = report.path("done").asInt(0);
        return new ModelAndView("import-report")
                .addObject("id", id)
                .addObject("state", state(report))
                .addObject("dryRun", report.path("dryRun").asBoolean(false))
                .addObject("lines", report.path("lines").asInt(0))
                .addObject("accepted", accepted)
                .addObject("known", known)
                .addObject("warned", report.path("warned").asInt(0))
                .addObject("refused", done - accepted - known)
                .addObject("done", done)
                .addObject(
                        "problems",
                        problems(report, book.in(locale)).stream()
                                .limit(PROBLEMS_SHOWN_MAX)
                                .toList())
                .addObject("upload", upload)
                .addObject(
                        "fileName",
                        upload == null
                                ? null
                                : uploads.find(upload, me.getName())
                                        .map(Upload::name)
                                        .orElse(null));
    }

    /** What is wrong, as a table for whoever mends the file. */
    @GetMapping("/import/{id}/report.csv")
    ResponseEntity<String> download(@PathVariable("id") String id, Locale locale) {
        Phrases phrases = book.in(locale);
        StringBuilder csv = new StringBuilder(String.join(
                ",",
                phrases.say("import.line"),
                phrases.say("import.fact"),
                phrases.say("import.field"),
                phrases.say("import.column"),
                phrases.say("import.problem")));
        csv.append("\r\n");
        problems(report(id), phrases)
                .forEach(problem -> csv.append(problem.line())
                        .append(',')
                        .append(quoted(problem.fact()))
                        .append(',')
                        .append(quoted(problem.field().label()))
                        .append(',')
                        .append(quoted(problem.field().column()))
                        .append(',')
                        .append(quoted(problem.text()))
                        .append("\r\n"));
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"import-report.csv\"")
                .body(csv.toString());
    }

    /** A cell that a spreadsheet takes for no formula. */
    private static String quoted(String text) {
        String guarded = text.matches("[=+@-].*") ? "'" + text : text;
        return '"' + guarded.replace("\"", "\"\"") + '"';
    }

    private JsonNode report(String id) {
        if (!id.matches("[A-Za-z0-9-]{1,60}")) {
            throw new NotOnRecord("import", id);
        }
        return recording.ask("/imports/" + id).orElseThrow(() -> new NotOnRecord("import", id));
    }

    private static String state(JsonNode report) {
        return report.path("state").asString("");
    }

    private List<Problem> problems(JsonNode report, Phrases phrases) {
        List<Problem> problems = new ArrayList<>();
        for (JsonNode one : report.path("refused")) {
            Refusals.Said said = refusals.ofField(
                    one.path("code").asString(""),
                    one.path("values")
                            .valueStream()
                            .map(value -> value.asString(""))
                            .toList(),
                    one.path("detail").asString(""),
                    phrases);
            problems.add(new Problem(
                    one.path("line").asInt(0),
                    fact(one, phrases),
                    FieldOfLine.of(one.path("field").asString(""), phrases),
                    said.text(),
                    said.english()));
        }
        return problems;
    }

    private static String fact(JsonNode refusal, Phrases phrases) {
        String command = refusal.path("command").asString("");
        return Stream.of(
                        command.isEmpty() ? "" : phrases.sayOr("command." + command, command),
                        refusal.path("fact").asString(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
