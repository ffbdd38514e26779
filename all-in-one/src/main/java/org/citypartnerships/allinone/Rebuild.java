package org.citypartnerships.allinone;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.citypartnerships.allinone.Readers.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has a reader of the running query side empty its tables and fill them anew from the events. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Empties the tables of one reader and fills them anew from the recorded events.",
            "Nothing recorded is lost; meanwhile its answers are incomplete. status lists the readers."
        })
final class Rebuild implements Callable<Integer> {

    private static final Duration BOUND = Duration.ofMinutes(60);
    private static final Duration STEP = Duration.ofSeconds(1);

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Places places;

    @Parameters(paramLabel = "NAME", description = "The reader, for example timeline")
    private String name = "";

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        Readers readers = new Readers(places.ports());
        try {
            if (!readers.rebuild(name)) {
                throw new CannotStart("There is no reader " + name + ". There are: "
                        + readers.all().stream().map(Progress::name).collect(Collectors.joining(", ")) + ".");
            }
            return follow(readers);
        } catch (IOException e) {
            throw new CannotStart(
                    "The query side can't be reached: start it with ./partnerships start, or name its port with --port.",
                    e);
        }
    }

    private int follow(Readers readers) throws IOException {
        long end = System.nanoTime() + BOUND.toNanos();
        while (System.nanoTime() - end < 0) {
            List<Progress> found = readers.all().stream()
                    .filter(reader -> reader.name().equals(name))
                    .toList();
            for (Progress reader : found) {
                out.println(name + ": at event " + reader.position() + ", " + reader.behind() + " to go");
                if (reader.behind() == 0) {
                    return 0;
                }
            }
            Waiting.pause(STEP);
        }
        throw new CannotStart("The reader " + name + " was not filled within " + BOUND.toMinutes() + " minutes.");
    }
}
