package org.citypartnerships.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The checkpoints outside the database, to which lines are only ever added: <code>{"note":"city-partnerships\n12\n…"}</code>.
 * Whoever takes events out of the database has to reach this file too, and every copy of it.
 */
public final class CheckpointFile {

    /** The name of the file in the folder of the ledger. */
    public static final String NAME = "checkpoints.jsonl";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final long readAtMost;

    private record Line(String note) {}

    /** The file, which need not be there yet. */
    public CheckpointFile(Path file) {
        this(file, Long.MAX_VALUE);
    }

    private CheckpointFile(Path file, long readAtMost) {
        this.file = file;
        this.readAtMost = readAtMost;
    }

    /** The file without what will be added to it from now on. */
    public CheckpointFile asOfNow() throws IOException {
        return new CheckpointFile(file, finishedLength());
    }

    /**
     * Shows each note in the file, in its order; an unfinished last line, as a power cut leaves it, is passed over.
     *
     * @throws IOException if the file can't be read, or a line of it is none of ours
     */
    public void forEach(Consumer<String> reader) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        long finished = Math.min(finishedLength(), readAtMost);
        try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
            long read = 0;
            long number = 0;
            for (String line = lines.readLine(); line != null && read < finished; line = lines.readLine()) {
                number++;
                read += line.getBytes(UTF_8).length + 1;
                reader.accept(note(line, number));
            }
        }
    }

    /** The last note, if there is one. */
    public Optional<String> last() throws IOException {
        AtomicReference<@Nullable String> last = new AtomicReference<>();
        forEach(last::set);
        return Optional.ofNullable(last.get());
    }

    /**
     * Adds a note, on disk when it returns.
     *
     * @throws IOException if it can't be written
     */
    public void add(SignedCheckpoint checkpoint) throws IOException {
        long end = finishedLength();
        byte[] line = (JSON.writeValueAsString(new Line(checkpoint.note())) + "\n").getBytes(UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(end);
            channel.position(end);
            ByteBuffer rest = ByteBuffer.wrap(line);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** Bytes up to the end of the last finished line. */
    private long finishedLength() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            long end = bytes.length();
            while (end > 0) {
                bytes.seek(end - 1);
                if (bytes.read() == '\n') {
                    return end;
                }
                end--;
            }
            return 0;
        }
    }

    private String note(String line, long number) throws IOException {
        try {
            return JSON.readValue(line, Line.class).note();
        } catch (JacksonException e) {
            throw new IOException("Line " + number + " of " + file + " is no checkpoint", e);
        }
    }
}
