package org.citypartnerships.allinone;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the database, both applications and, the first time, the import of the seeds; runs until it is told to stop. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Starts PostgreSQL and both applications on this machine.",
            "Everything is kept in the data folder. The first start imports the seeds; Ctrl-C stops."
        })
final class Start implements Callable<Integer> {

    private static final Duration READ_BOUND = Duration.ofMinutes(2);

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Places places;

    @Option(
            names = "--seeds",
            paramLabel = "DIR",
            description = "Files (*.json) to import on the first start. Default: seeds beside the script")
    private @Nullable Path seeds;

    @Option(names = "--no-seeds", description = "Import nothing.")
    private boolean withoutSeeds;

    @Option(
            names = "--rehearse",
            hidden = true,
            description =
                    "Ends after the first page, on free ports: for the script, which has Java remember its classes.")
    private boolean rehearsal;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        Closing closing = new Closing(this::say);
        closing.onExit();
        try {
            return runUntilLost(closing);
        } catch (CannotStart e) {
            if (closing.hasBegun()) {
                return 0; // told to stop in the middle of the start: what failed failed because of that
            }
            throw e;
        } catch (IOException e) {
            throw DataFolder.notWritable(places.data(), e);
        }
    }

    private int runUntilLost(Closing closing) throws IOException {
        Ports ports = rehearsal ? new Ports(Ports.anyFree(), Ports.anyFree()) : places.toListenOn();
        // The folder first: whoever types start twice should hear that it runs already, not that a port is taken.
        DataFolder data = closing.later(DataFolder.open(places.data()));
        ports.mustBeFree();
        data.listensOn(ports);
        Path log = data.logs().resolve("partnerships.log");
        System.setProperty("partnerships.log", log.toString());
        say("City Partnerships on " + data.root());

        Secrets secrets = new Secrets(data.secrets());
        EmbeddedServer server = closing.later(new EmbeddedServer(data, secrets, this::say));
        server.start();
        CompletableFuture<String> lost = new CompletableFuture<>();
        server.watch(lost::complete);

        Applications applications =
                closing.later(new Applications(ports, server, secrets, data.ledger(), log, this::say));
        applications.start();
        if (!withoutSeeds) {
            new SeedImport(
                            new ImportDoor(ports.commandSide(), OperatorToken.in(secrets.operatorTokenFile())),
                            this::say)
                    .run(Places.orBesideTheScript(seeds, "seeds"), seeds != null);
        }
        if (!new Readers(ports).haveReadAll(READ_BOUND)) {
            say("The readers have not read everything yet; ./partnerships status says how far they are");
        }
        sayReady(ports, data);
        if (rehearsal) {
            askForFirstPage(ports);
            return 0;
        }
        sayFirstPassword(ports, secrets.firstPasswordFile());
        String why = lost.join(); // ends with the process
        throw new CannotStart(why);
    }

    private static void askForFirstPage(Ports ports) throws IOException {
        try (InputStream page = URI.create(ports.querySide() + "/").toURL().openStream()) {
            page.readAllBytes();
        }
    }

    private void sayReady(Ports ports, DataFolder data) {
        say("");
        say("City Partnerships is ready:");
        say("  pages, read API   " + ports.querySide() + "/   (" + ports.querySide() + "/api/partnerships)");
        say("  commands          " + ports.commandSide() + "/commands");
        say("  health            http://" + Ports.ADDRESS + ":" + ports.queryManagement() + "/actuator/health   http://"
                + Ports.ADDRESS + ":" + ports.commandManagement() + "/actuator/health");
        say("  data, logs        " + data.root());
        say("Ctrl-C stops it; the data stay.");
    }

    /** To the terminal, which is not kept; the log never hears of it. */
    private void sayFirstPassword(Ports ports, Path file) throws IOException {
        if (Files.exists(file)) {
            say("");
            say("The administrator's first password, good once, to choose another at " + ports.querySide()
                    + "/sign-in:");
            Files.readAllLines(file).forEach(line -> say("  " + line));
            say("  (also in " + file + " until then)");
        }
    }

    private synchronized void say(String line) {
        out.println(line);
        out.flush();
    }
}
