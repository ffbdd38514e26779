package org.citypartnerships.allinone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The lines of the seeds, in any order that keeps what an entry names before it, under ids of their own. */
final class SeedLines {

    static final Path FOLDER = Path.of("..", "seeds").toAbsolutePath().normalize();

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PARTNERSHIP = Pattern.compile("partnership:([a-z0-9.~_-]+)");
    private static final Pattern MEMBER = Pattern.compile("(^|[~_])");
    private static final Pattern PARTY_OR_SOURCE = Pattern.compile("(party|source|figures):");

    private final List<JsonNode> lines;

    private SeedLines(List<JsonNode> lines) {
        this.lines = lines;
    }

    static SeedLines read() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                JSON.readTree(Files.readString(file)).forEach(lines::add);
            }
        }
        return new SeedLines(lines);
    }

    /** The lines of one file. */
    static List<JsonNode> of(String file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        JSON.readTree(Files.readString(FOLDER.resolve(file))).forEach(lines::add);
        return lines;
    }

    List<JsonNode> all() {
        return List.copyOf(lines);
    }

    int size() {
        return lines.size();
    }

    /** Another order, the same for the same seed. */
    SeedLines inAnotherOrder(long seed) {
        Random random = new Random(seed);
        Map<String, JsonNode> makers = new HashMap<>();
        lines.forEach(line -> makers.put(made(line), line));
        List<JsonNode> open = new ArrayList<>(lines);
        Set<JsonNode> done = new HashSet<>();
        List<JsonNode> ordered = new ArrayList<>();
        while (!open.isEmpty()) {
            List<JsonNode> ready = open.stream()
                    .filter(line -> named(line).stream()
                            .map(makers::get)
                            .allMatch(maker -> maker == null || maker.equals(line) || done.contains(maker)))
                    .toList();
            JsonNode next = ready.get(random.nextInt(ready.size()));
            open.remove(next);
            done.add(next);
            ordered.add(next);
        }
        return new SeedLines(ordered);
    }

    /** As an import file whose parties, sources and partnerships have a prefix of their own. */
    String file(String prefix) {
        return lines.stream()
                .map(SeedLines::withoutIdentifiers)
                .map(line -> prefixed(line.toString(), prefix))
                .collect(Collectors.joining("\n"));
    }

    static String prefixed(String text, String prefix) {
        String parties = PARTY_OR_SOURCE.matcher(text).replaceAll("$1:" + prefix);
        return PARTNERSHIP
                .matcher(parties)
                .replaceAll(id -> "partnership:" + MEMBER.matcher(id.group(1)).replaceAll("$1" + prefix));
    }

    /** Which party, source or entry a line puts on record. */
    private static String made(JsonNode line) {
        JsonNode payload = line.path("payload");
        return switch (line.path("command").asString()) {
            case "RegisterParty" -> payload.path("partyId").asString();
            case "RegisterSource" -> payload.path("sourceId").asString();
            default -> payload.path("header").path("entryId").asString();
        };
    }

    /** What a line names: parties and sources, and entries behind "#" or in a field that names one. */
    private static Set<String> named(JsonNode line) {
        Set<String> named = new HashSet<>();
        collect(line.path("payload"), named);
        return named;
    }

    private static void collect(JsonNode node, Set<String> named) {
        if (node.isString()) {
            String text = node.asString();
            named.add(text.substring(text.indexOf('#') + 1).replaceFirst("^entry:", ""));
            named.add(text.contains("#") ? text.substring(0, text.indexOf('#')) : text);
        }
        node.forEach(child -> collect(child, named));
    }

    /** What belongs to one source or party only. */
    private static JsonNode withoutIdentifiers(JsonNode line) {
        JsonNode copy = line.deepCopy();
        if (copy.path("command").asString().equals("RegisterSource")
                && copy.path("payload") instanceof ObjectNode payload) {
            payload.remove(List.of("checksum", "address"));
        }
        return copy;
    }
}
