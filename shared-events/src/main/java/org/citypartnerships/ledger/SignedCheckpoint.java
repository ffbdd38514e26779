package org.citypartnerships.ledger;

/**
 * A checkpoint with its signature: a signed note of the C2SP, which is the checkpoint's text, an empty line, and a line with the
 * signature.
 *
 * @param checkpoint what is signed
 * @param note the whole text, ending with a line feed
 */
public record SignedCheckpoint(Checkpoint checkpoint, String note) {

    static final String SIGNATURE = "— ";
    private static final String BETWEEN = "\n\n";

    /**
     * Reads a note, without looking at its signature.
     *
     * @throws IllegalArgumentException if it is no signed checkpoint
     */
    public static SignedCheckpoint parse(String note) {
        return new SignedCheckpoint(Checkpoint.parse(text(note)), note);
    }

    static String text(String note) {
        return note.substring(0, end(note) + 1);
    }

    static String signatures(String note) {
        return note.substring(end(note) + BETWEEN.length());
    }

    private static int end(String note) {
        int end = note.lastIndexOf(BETWEEN);
        if (end < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("A signed checkpoint has an empty line before its signature");
        }
        return end;
    }
}
