package org.citypartnerships.commandside.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The key by which this node seals what it records. It is kept in a file outside the database. */
@Component
class NodeKey {

    private static final int BYTES_MIN = 32;

    private final byte[] bytes;

    NodeKey(@Value("${partnerships.node-key-file}") Path file) {
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The node's key cannot be read from " + file + ": set partnerships.node-key-file to a file with "
                            + BYTES_MIN + " random bytes that only this user may read",
                    e);
        }
        if (bytes.length < BYTES_MIN) {
            throw new IllegalStateException("The node's key in " + file + " is shorter than " + BYTES_MIN
                    + " bytes: put " + BYTES_MIN + " random bytes there");
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
