package org.citypartnerships.allinone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The names of persons in the seeds, and the search for them where they must not be. */
final class PersonNames {

    private PersonNames() {}

    static Set<String> inSeeds() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(Instance.SEEDS)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                collect(JsonMapper.shared().readTree(Files.readString(file)), names);
            }
        }
        return names;
    }

    /** Every name that stands in plain text in a file of a folder, with that file. */
    static List<String> foundBelow(Path folder) throws IOException {
        Set<String> names = inSeeds();
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), ISO_8859_1);
                names.stream()
                        .filter(name -> content.contains(new String(name.getBytes(UTF_8), ISO_8859_1)))
                        .forEach(name -> found.add(name + " in " + file));
            }
        }
        return found;
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (node.has("personId") && node.path("name").isString()) {
            names.add(node.path("name").asString());
        }
        node.forEach(child -> collect(child, names));
    }
}
