package org.citypartnerships.allinone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The token that requests to the command side are sent with. */
record OperatorToken(String text) {

    /**
     * What stands in a file.
     *
     * @throws CannotStart if it can't be read
     */
    static OperatorToken in(Path file) {
        try {
            return new OperatorToken(Files.readString(file).strip());
        } catch (IOException e) {
            throw new CannotStart(
                    "The token in " + file
                            + " can't be read: start the registry with ./partnerships start, which makes it, or name another data"
                            + " folder with --data-dir, or a file with a token with --token-file.",
                    e);
        }
    }

    /** As the header Authorization says it. */
    String header() {
        return "Bearer " + text;
    }

    /** Not the token: whoever prints this by mistake gives nothing away. */
    @Override
    public String toString() {
        return "a token";
    }
}
