package org.citypartnerships.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * What the ledger was at a moment. Its text is that of a checkpoint of the C2SP (tlog-checkpoint), with the time as an
 * extension line:
 *
 * <pre>
 * city-partnerships
 * 1234
 * CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 * time 2026-11-21T23:07:00Z
 * </pre>
 *
 * @param origin which ledger
 * @param size leaves in the tree
 * @param root the root over them
 * @param takenAt when it was taken
 */
public record Checkpoint(String origin, long size, Hash root, Instant takenAt) {

    private static final String TIME = "time ";

    /** The text that is signed; each line ends with a line feed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n" + TIME + takenAt + "\n";
    }

    /**
     * The checkpoint that a text says.
     *
     * @throws IllegalArgumentException if it is no checkpoint of ours
     */
    static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (!text.endsWith("\n") || lines.size() != 4 || !lines.get(3).startsWith(TIME)) {
            throw new IllegalArgumentException("A checkpoint has four lines: origin, size, root and time");
        }
        try {
            return new Checkpoint(
                    lines.get(0),
                    Long.parseUnsignedLong(lines.get(1)),
                    Hash.ofBase64(lines.get(2)),
                    Instant.parse(lines.get(3).substring(TIME.length())));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The time of the checkpoint can't be read: " + lines.get(3), e);
        }
    }
}
