package org.citypartnerships.allinone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Imports the seeds through the door that every import takes.
 *
 * <p>Each file has a key of its own, and the command side remembers what it has worked through: handing all of them in at every start
 * finishes what a crash has broken off, and records nothing twice.
 */
final class SeedImport {

    private final ImportDoor door;
    private final Consumer<String> says;

    SeedImport(ImportDoor door, Consumer<String> says) {
        this.door = door;
        this.says = says;
    }

    /**
     * Imports every {@code *.json} of a folder, in the order of their names.
     *
     * @param folder for example {@code seeds}
     * @param mustBeThere whether a missing folder is an error
     * @throws CannotStart if it is missing, or the command side refuses a file
     * @throws IOException if a file can't be read
     */
    void run(Path folder, boolean mustBeThere) throws IOException {
        if (!Files.isDirectory(folder)) {
            if (mustBeThere) {
                throw new CannotStart("There is no folder " + folder
                        + " with seeds: name another with --seeds, or start" + " with --no-seeds.");
            }
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            importOne(file);
        }
    }

    private void importOne(Path file) throws IOException {
        String name = file.getFileName().toString();
        ImportProgress progress = new ImportProgress("Importing seeds/" + name, says);
        try {
            ImportReport report = door.handIn(file, "seeds/" + name, progress);
            if (progress.hasSaid()) {
                says.accept("Imported seeds/" + name + ": " + report.summary());
            }
            if (!report.refusals().isEmpty()) {
                says.accept("Refused in seeds/" + name + ":");
                report.refusals().forEach(refusal -> says.accept("  " + refusal));
            }
        } catch (ImportDoor.FileRefused e) {
            if (!e.hasChanged()) {
                throw e;
            }
            says.accept("seeds/" + name + " has changed since it was imported; what is new in it is imported by"
                    + " ./partnerships import " + file);
        }
    }
}
