package org.citypartnerships.storage;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.citypartnerships.commands.SignAgreement;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.Event;
import org.citypartnerships.eventstore.CanonicalJson;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What it costs to read and write an event of every kind, and to read a command with every field set. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class JsonBenchmark {
    private static final EventJson JSON = EventJson.ours();

    private final List<Event> events = Examples.all();
    private final List<Stored> stored = events.stream().map(Stored::of).toList();
    private final List<JsonNode> trees =
            stored.stream().map(event -> JSON.mapper().readTree(event.json())).toList();
    private final String command = command();

    private record Stored(String name, String revision, String json) {
        static Stored of(Event event) {
            StoredNames names = StoredNames.ours();
            return new Stored(names.nameOf(event.getClass()), names.revisionOf(event.getClass()), JSON.write(event));
        }
    }

    private static String command() {
        AgreementSigned signed = Examples.all().stream()
                .filter(AgreementSigned.class::isInstance)
                .map(AgreementSigned.class::cast)
                .findFirst()
                .orElseThrow();
        ObjectNode json = (ObjectNode) JSON.mapper().valueToTree(signed);
        json.set("partnership", json.remove("partnershipId"));
        return json.toString();
    }

    @Benchmark
    public void readEvents(Blackhole events) {
        for (Stored one : stored) {
            events.consume(JSON.read(one.name(), one.revision(), one.json()));
        }
    }

    @Benchmark
    public void writeEvents(Blackhole texts) {
        for (Event event : events) {
            texts.consume(JSON.write(event));
        }
    }

    @Benchmark
    public void canonicalBytes(Blackhole bytes) {
        for (JsonNode tree : trees) {
            bytes.consume(CanonicalJson.bytes(tree));
        }
    }

    @Benchmark
    public Object bindCommand() {
        return CommandJson.bind(SignAgreement.class, CommandJson.parse(command));
    }
}
