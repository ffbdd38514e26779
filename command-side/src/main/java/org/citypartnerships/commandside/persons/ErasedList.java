package org.citypartnerships.commandside.persons;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.values.PersonId;

/**
 * The ids of erased persons in a file outside the database, so that they are erased again when an older database is restored.
 * One line for each: {@code 2026-11-22T06:14:00Z person:5d20c1b7}. Names stand in none.
 */
final class ErasedList {

    private static final Pattern LINE = Pattern.compile("\\S+ (person:\\S+)");

    private final Path file;

    ErasedList(Path file) {
        this.file = file;
    }

    /**
     * Everybody in it; nobody if there is no file.
     *
     * @throws IOException if it cannot be read, or a line of it is none
     */
    Set<PersonId> persons() throws IOException {
        Set<PersonId> persons = new LinkedHashSet<>();
        String text = text();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher person = LINE.matcher(line);
            // A last line without an end was not finished, and its key not destroyed either.
            boolean isUnfinished =
                    !text.endsWith("\n") && number == text.lines().count();
            if (person.matches() && !isUnfinished) {
                persons.add(new PersonId(person.group(1)));
            } else if (!line.isBlank() && !isUnfinished) {
                throw new IOException("Line " + number + " of " + file + " names no erased person: mend it first");
            }
        }
        return persons;
    }

    /** Adds somebody, unless they are in it; returns when it is on the disk. */
    synchronized void add(PersonId person, Instant at) throws IOException {
        if (persons().contains(person)) {
            return;
        }
        if (!Files.exists(file)) {
            create();
        }
        String begun = text();
        String line = (begun.isEmpty() || begun.endsWith("\n") ? "" : "\n") + at + " " + person + "\n";
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void create() throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private String text() throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
