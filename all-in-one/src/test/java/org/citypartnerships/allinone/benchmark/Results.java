package org.citypartnerships.allinone.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was measured, kept as JSON beside the page that is made of it, so that a chapter can be measured alone: its figures
 * replace the earlier ones, and each says when it was measured and on which version.
 */
final class Results {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path TARGET = Path.of("target");

    private final Path folder;
    private final Kept kept;

    /**
     * All that is kept.
     *
     * @param machine what the last figures were measured on
     * @param figures by id
     */
    record Kept(Map<String, String> machine, Map<String, Figure> figures) {}

    private Results(Path folder, Kept kept) {
        this.folder = folder;
        this.kept = kept;
    }

    /** Those of the page, or of trials if the scale is small. */
    static Results kept() {
        Path folder = System.getProperty("benchmark.scale", "full").equals("full") ? DOCS : TARGET;
        Path file = folder.resolve("benchmarks.json");
        try {
            return new Results(
                    folder,
                    Files.exists(file)
                            ? JSON.readValue(Files.readString(file), new TypeReference<Kept>() {})
                            : new Kept(new TreeMap<>(), new TreeMap<>()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Collection<Figure> figures, Map<String, String> machine) {
        kept.machine().clear();
        kept.machine().putAll(machine);
        add(figures);
    }

    /** Adds what needs nothing but the machine that is known already. */
    void add(Collection<Figure> figures) {
        String when = Instant.now().truncatedTo(ChronoUnit.MINUTES) + " " + revision();
        for (Figure figure : figures) {
            kept.figures().put(figure.id(), figure.measured(when));
            System.out.println(Page.line(figure));
        }
    }

    void write() throws IOException {
        Files.writeString(folder.resolve("benchmarks.json"), JSON.writeValueAsString(kept) + "\n");
        Files.writeString(
                folder.resolve("benchmarks.md"),
                Page.of(kept.machine(), List.copyOf(new TreeMap<>(kept.figures()).values())));
    }

    private static String revision() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--short=10", "HEAD")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
