package org.citypartnerships.queryside.signin;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers what the server refuses before any application sees it, as a line that is no HTTP or headers that are too long: a bare
 * problem instead of the server's own page, without its name, its version or what it stumbled over.
 */
final class BareProblem extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(BareProblem.class);

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        HttpStatus known = HttpStatus.resolve(status);
        String title = known == null ? "Refused" : known.getReasonPhrase();
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write("{\"type\":\"about:blank\",\"status\":" + status + ",\"title\":\"" + title + "\"}");
                response.finishResponse();
            }
        } catch (IOException gone) {
            LOG.debug("Nobody waits for the answer any more", gone);
        }
    }
}
