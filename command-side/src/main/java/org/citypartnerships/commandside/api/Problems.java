package org.citypartnerships.commandside.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every refusal and failure as a problem (RFC 9457) with a code of {@link Reason}, and one entry for each bad field. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private static final Map<Integer, Reason> REASONS = Map.of(
            400, Reason.INVALID_REQUEST,
            404, Reason.NOT_FOUND,
            405, Reason.METHOD_NOT_ALLOWED,
            406, Reason.NOT_ACCEPTABLE,
            413, Reason.TOO_LARGE,
            415, Reason.UNSUPPORTED_MEDIA_TYPE,
            503, Reason.STORE_UNAVAILABLE);

    private static final Map<Integer, String> ADVICE = Map.of(
            404,
            "there is nothing at this address: commands go to POST /commands/{Command}, files to POST /imports, and"
                    + " GET /commands lists what can be recorded",
            405,
            "this address does not take this method: see the header Allow",
            406,
            "answers are JSON: send Accept: application/json, or leave it out",
            415,
            "a command is sent with Content-Type: application/json, a file as application/json, application/jsonl or"
                    + " text/csv");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        ProblemDetail problem = problem(refused.reason(), refused.message());
        if (!refused.problems().isEmpty()) {
            problem.setProperty("errors", refused.problems());
        }
        return answer(problem, refused.reason());
    }

    private static ResponseEntity<ProblemDetail> unavailable(Exception failure, String traceId) {
        LOG.warn("The store did not answer, trace {}: {}", traceId, failure.toString());
        return answer(
                problem(
                        Reason.STORE_UNAVAILABLE,
                        "the store cannot be reached just now: send it again with the same Idempotency-Key,"
                                + " which records it once at most"),
                Reason.STORE_UNAVAILABLE);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception failure, HttpServletRequest http) {
        String traceId = Headers.traceId(http);
        if (failure instanceof InvalidParameterException || failure instanceof RequestRejectedException) {
            return refused(new Refused(
                    Reason.INVALID_REQUEST, "a parameter of the address cannot be read: percent-encode it"));
        }
        if (failure instanceof StoreUnavailable || StoreUnavailable.isCauseOf(failure)) {
            return unavailable(failure, traceId);
        }
        LOG.error("A request failed, trace {}", traceId, failure);
        ProblemDetail problem = problem(Reason.INTERNAL_ERROR, "this is our bug; the log has it under this trace");
        problem.setProperty("traceId", traceId);
        return answer(problem, Reason.INTERNAL_ERROR);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Reason reason = REASONS.getOrDefault(
                status.value(), status.is4xxClientError() ? Reason.INVALID_REQUEST : Reason.INTERNAL_ERROR);
        if (reason == Reason.INTERNAL_ERROR && request instanceof ServletWebRequest web) {
            LOG.error("A request failed, trace {}", Headers.traceId(web.getRequest()), failure);
        }
        String detail = body instanceof ProblemDetail standard && standard.getDetail() != null
                ? standard.getDetail()
                : "the request cannot be answered";
        ProblemDetail problem = problem(reason, ADVICE.getOrDefault(status.value(), detail));
        problem.setStatus(status.value());
        return ResponseEntity.status(status)
                .headers(headers)
                .header(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .body(problem);
    }

    private static ProblemDetail problem(Reason reason, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(reason.status()), detail);
        problem.setType(URI.create("urn:city-partnerships:problem:"
                + reason.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        problem.setProperty("code", reason.name());
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, Reason reason) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(reason.status());
        if (reason.status() == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        if (reason.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.header(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .body(problem);
    }
}
