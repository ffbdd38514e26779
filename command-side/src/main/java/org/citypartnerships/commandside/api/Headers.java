package org.citypartnerships.commandside.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.jspecify.annotations.Nullable;

/** Reads the headers that commands come with. */
public final class Headers {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    /** A sequence; what the query side gives has a checksum of its answer behind it, which nothing is recorded against. */
    private static final Pattern ETAG = Pattern.compile("\"?(\\d{1,18})(?:-[0-9a-f]{8})?\"?");

    private static final Pattern TRACE_PARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private Headers() {}

    static @Nullable String idempotencyKey(@Nullable String header) {
        if (header != null && !KEY.matcher(header).matches()) {
            throw new Refused(
                    Reason.INVALID_REQUEST, "Idempotency-Key is 1 to 200 visible ASCII characters: send a UUID, say");
        }
        return header;
    }

    static @Nullable Long expectedSequence(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        Matcher etag = ETAG.matcher(ifMatch);
        if (!etag.matches()) {
            throw new Refused(
                    Reason.INVALID_REQUEST, "If-Match is the ETag of the stream, its sequence in quotes, as \"4\"");
        }
        return Long.valueOf(etag.group(1));
    }

    /** The trace of the request, from {@code traceparent} (W3C Trace Context) or new: 32 hexadecimal digits. */
    public static String traceId(HttpServletRequest http) {
        Object known = http.getAttribute(Headers.class.getName());
        if (known instanceof String traceId) {
            return traceId;
        }
        String parent = http.getHeader("traceparent");
        Matcher trace = TRACE_PARENT.matcher(parent == null ? "" : parent);
        String traceId =
                trace.matches() ? trace.group(1) : UUID.randomUUID().toString().replace("-", "");
        http.setAttribute(Headers.class.getName(), traceId);
        return traceId;
    }
}
