package org.citypartnerships.commandside.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.storage.CommandJson;
import org.citypartnerships.storage.InvalidCommand;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies within their bounds. */
public final class Bodies {

    private Bodies() {}

    /**
     * The whole body.
     *
     * @param bytesMax the most that is read, in bytes
     * @throws Refused if it is larger
     */
    public static byte[] read(InputStream body, int bytesMax) throws IOException {
        byte[] bytes = body.readNBytes(bytesMax + 1);
        if (bytes.length > bytesMax) {
            throw new Refused(Reason.TOO_LARGE, "the body is larger than " + bytesMax + " bytes: send less at a time");
        }
        return bytes;
    }

    /**
     * The body as text.
     *
     * @throws Refused if it is not in UTF-8
     */
    public static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            // Spreadsheets put a mark in front.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Refused(Reason.MALFORMED_JSON, "the body is not in UTF-8: send it in UTF-8");
        }
    }

    /**
     * The body as a JSON object.
     *
     * @throws Refused if it is none; the message says where and never repeats the text
     */
    public static ObjectNode json(byte[] body) {
        try {
            return CommandJson.parse(text(body));
        } catch (InvalidCommand malformed) {
            throw new Refused(
                    Reason.MALFORMED_JSON,
                    "the body " + malformed.problems().get(0).message());
        }
    }
}
