package org.citypartnerships.queryside.following;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Which partnerships were ever declared duplicates of which: what each says may hang on what is recorded in the other. */
final class Duplicates {

    private final Map<String, Set<String>> of = new HashMap<>();
    private final Map<String, Set<String>> staying = new HashMap<>();

    /** Those that some streams declare. */
    static Duplicates among(Collection<RecordedStream> streams) {
        Duplicates duplicates = new Duplicates();
        duplicates.addAll(streams);
        return duplicates;
    }

    /** These, and those that some streams declare. */
    void addAll(Collection<RecordedStream> streams) {
        streams.forEach(stream -> stream.everStood().forEach(stays -> add(stream.id(), stays)));
    }

    void add(String duplicate, String stays) {
        of.computeIfAbsent(stays, none -> new TreeSet<>()).add(duplicate);
        staying.computeIfAbsent(duplicate, none -> new TreeSet<>()).add(stays);
    }

    /** All that are or have any. */
    Set<String> all() {
        Set<String> all = new TreeSet<>(of.keySet());
        all.addAll(staying.keySet());
        return all;
    }

    /** Those that some streams are, and those that are these, over however many, without themselves. */
    Set<String> relatedTo(Collection<String> streams) {
        Set<String> related = new TreeSet<>();
        if (of.isEmpty()) {
            return related;
        }
        Deque<String> open = new ArrayDeque<>(streams);
        while (!open.isEmpty()) {
            String next = open.remove();
            of.getOrDefault(next, Set.of()).stream().filter(related::add).forEach(open::add);
            staying.getOrDefault(next, Set.of()).stream().filter(related::add).forEach(open::add);
        }
        related.removeAll(Set.copyOf(streams));
        return related;
    }

    /** The streams, each with what is read as its own. */
    Map<String, RecordedStream> united(Map<String, RecordedStream> streams) {
        Map<String, RecordedStream> united = new LinkedHashMap<>(streams);
        if (!of.isEmpty()) {
            united.replaceAll((id, stream) -> united(stream, streams, Set.of(id)));
        }
        return united;
    }

    private RecordedStream united(RecordedStream stream, Map<String, RecordedStream> streams, Set<String> on) {
        List<RecordedStream> others = of.getOrDefault(stream.id(), Set.of()).stream()
                .filter(other -> !on.contains(other))
                .map(streams::get)
                .filter(Objects::nonNull)
                .map(other -> {
                    Set<String> path = new TreeSet<>(on);
                    path.add(other.id());
                    return united(other, streams, path);
                })
                .toList();
        return stream.uniting(others);
    }
}
