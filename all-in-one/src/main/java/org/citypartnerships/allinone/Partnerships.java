package org.citypartnerships.allinone;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** The command line: {@code ./partnerships start}, {@code import}, {@code status}, {@code rebuild},
 * {@code verify}, {@code export}. */
@Command(
        name = "partnerships",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        description = "A registry of partnerships between cities, kept as events.",
        subcommands = {Start.class, ImportFiles.class, Status.class, Rebuild.class, Verify.class, Export.class})
public final class Partnerships implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandLine.Model.CommandSpec spec;

    private Partnerships() {}

    /**
     * Runs one command and ends the process with its exit code: 0 if all went well, 1 if it could not be done, 2 for a wrong command
     * line.
     *
     * @param arguments for example {@code start --port 9080}
     */
    public static void main(String[] arguments) {
        int exit = commandLine(System.err).execute(arguments);
        System.exit(exit);
    }

    static CommandLine commandLine(PrintStream errors) {
        return new CommandLine(new Partnerships()).setExecutionExceptionHandler((exception, command, result) -> {
            if (exception instanceof CannotStart) {
                errors.println(exception.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw exception;
        });
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
