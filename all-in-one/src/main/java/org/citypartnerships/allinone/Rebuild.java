package org.citypartnerships.allinone;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citypartnerships.allinone.Readers.Progress;
import org.citypartnerships.allinone.Readers.Rebuilding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has readers of the running query side make their rows anew from the events, and says how far that is. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the rows of one reader, or of all, anew from the recorded events.",
            "The rows that are there go on answering until the new ones are complete and take their place at once.",
            "status lists the readers."
        })
final class Rebuild implements Callable<Integer> {

    private static final Duration STEP = Duration.ofMillis(500);

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Places places;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Which which;

    private final PrintStream out = System.out;

    /** One or all. */
    private static final class Which {
        @Parameters(paramLabel = "NAME", description = "The reader, for example timeline")
        private @Nullable String name;

        @Option(names = "--all", description = "Every reader, from one reading of the events")
        private boolean all;
    }

    @Override
    public Integer call() {
        Readers readers = new Readers(places.ofRunning());
        try {
            if (which.all || which.name == null) {
                readers.rebuildAll();
            } else if (!readers.rebuild(which.name)) {
                throw new CannotStart("There is no reader " + which.name + ". There are: "
                        + readers.all().stream().map(Progress::name).collect(Collectors.joining(", ")) + ".");
            }
            return follow(readers, which.name);
        } catch (IOException e) {
            throw new CannotStart(
                    "The query side can't be reached: start it with ./partnerships start, or name its port with --port.",
                    e);
        }
    }

    /** Whether somebody looks on; where the console is never null, at worst lines end in carriage returns. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isOnScreen() {
        return System.console() != null;
    }

    /** All readers are rebuilt together, so that any of them tells how far all are. */
    private int follow(Readers readers, @Nullable String name) throws IOException {
        boolean onScreen = isOnScreen();
        String shown = "";
        while (true) {
            Rebuilding rebuilding = readers.all().stream()
                    .filter(reader -> name == null || reader.name().equals(name))
                    .map(Progress::rebuild)
                    .flatMap(Stream::ofNullable)
                    .findFirst()
                    .orElseThrow(
                            () -> new CannotStart("The query side was started anew meanwhile: the old rows answer."));
            String line = RebuildBar.of(name == null ? "all readers" : name, rebuilding);
            show(line, shown, onScreen, rebuilding.isOver());
            if (rebuilding.isOver()) {
                return rebuilding.phase().equals("DONE") ? 0 : 1;
            }
            shown = line;
            Waiting.pause(STEP);
        }
    }

    /** On a screen one line is written over and over; elsewhere every line stays. */
    private void show(String line, String before, boolean onScreen, boolean last) {
        if (onScreen) {
            out.print("\r" + line + " ".repeat(Math.max(0, before.length() - line.length())) + (last ? "\n" : ""));
            out.flush();
        } else {
            out.println(line);
        }
    }
}
