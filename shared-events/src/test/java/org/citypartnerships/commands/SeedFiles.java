package org.citypartnerships.commands;

import static org.citypartnerships.commands.SeedLine.texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of {@code seeds/}, read in the order in which they are imported. */
final class SeedFiles {

    static final List<String> NAMES = List.of(
            "00-parties.json",
            "10-sunderland-harbin.json",
            "20-harbin-russia.json",
            "30-dalian-arkhangelsk.json",
            "40-murmansk-harbin.json",
            "50-sino-german.json");

    private static final Path FOLDER = Path.of("..", "seeds");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SeedFiles() {}

    static Stream<SeedLine> lines() {
        return NAMES.stream().flatMap(SeedFiles::lines);
    }

    static Stream<SeedLine> lines(String file) {
        return JSON.readTree(text(file)).valueStream().map(line -> new SeedLine(file, line));
    }

    static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> filesInTheFolder() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every person named, as the object that names them. */
    static Stream<JsonNode> people() {
        return lines().flatMap(line -> line.objectsWith("personId"));
    }

    /** Every text of every line but the names of persons. */
    static Stream<String> textsWithoutNames() {
        return lines().flatMap(line -> texts(line.withoutNames()));
    }
}
