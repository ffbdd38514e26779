package org.citypartnerships.queryside.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers about one stream with their {@code ETag}: the stream's sequence and a checksum of everything that is said,
 * {@code "17-9f3a2b1c"}. It changes with whatever changes the answer, a member's name as well as an event of the stream, and not
 * with the position; Spring answers 304 where the reader has it already. A command takes it as {@code If-Match}.
 */
@Component
public class VersionedAnswers {

    private final ObjectWriter writer;

    VersionedAnswers(JsonMapper answers) {
        this.writer = answers.rebuild()
                .addMixIn(Positioned.class, WithoutPosition.class)
                .build()
                .writer();
    }

    @JsonIgnoreProperties("position")
    private interface WithoutPosition {}

    /** The answer as JSON. */
    public ResponseEntity<byte[]> of(Versioned answer) {
        return of(answer.sequence(), answer.position(), writer.writeValueAsString(answer));
    }

    /**
     * An answer that is JSON already.
     *
     * @param sequence the sequence of the last event in the stream
     * @param position the position at which it was computed
     * @param said an object, without the position
     */
    public ResponseEntity<byte[]> of(long sequence, long position, String said) {
        byte[] rest = said.getBytes(StandardCharsets.UTF_8);
        byte[] first = ("{\"position\":" + position + ",").getBytes(StandardCharsets.UTF_8);
        byte[] json = new byte[first.length + rest.length - 1];
        System.arraycopy(first, 0, json, 0, first.length);
        System.arraycopy(rest, 1, json, first.length, rest.length - 1);
        CRC32C checksum = new CRC32C();
        checksum.update(rest);
        return of("\"" + sequence + "-" + HexFormat.of().toHexDigits((int) checksum.getValue()) + "\"", position, json);
    }

    /**
     * An answer that was given before.
     *
     * @param tag its {@code ETag}
     * @param position the position at which it was computed
     * @param json all of it
     */
    public static ResponseEntity<byte[]> of(String tag, long position, byte[] json) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(tag)
                .header("Position", Long.toString(position))
                .body(json);
    }
}
