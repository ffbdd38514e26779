package org.citypartnerships.queryside.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.citypartnerships.queryside.following.NotYetProjected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Turns whatever goes wrong into a problem of RFC 9457, or into a page for a reader at a browser. */
@ControllerAdvice
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String SECOND = "1";

    /** The parameters of pages that hold points of recording. */
    private static final Set<String> POINTS = Set.of("knownAt", "fromKnown", "toKnown");

    @ExceptionHandler
    Object on(BadParameter bad, HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.BAD_REQUEST,
                ProblemCode.BAD_PARAMETER,
                "A parameter can't be understood",
                bad.advice(),
                errors(bad.parameters(), bad.advice()));
    }

    @ExceptionHandler
    Object on(UnknownParameters unknown, HttpServletRequest request) {
        Object answer = answer(
                request,
                HttpStatus.BAD_REQUEST,
                ProblemCode.UNKNOWN_PARAMETER,
                "This address does not know a parameter",
                unknown.advice(),
                errors(unknown.parameters(), unknown.advice()));
        if (answer instanceof ModelAndView page) {
            page.addObject("known", unknown.known());
        }
        return answer;
    }

    @ExceptionHandler
    Object on(BindException bad, HttpServletRequest request) {
        List<Map<String, String>> errors = bad.getFieldErrors().stream()
                .map(error -> Map.of(
                        "parameter",
                        error.getField(),
                        "detail",
                        "'" + error.getRejectedValue() + "' is no value of it"))
                .toList();
        return answer(
                request,
                HttpStatus.BAD_REQUEST,
                ProblemCode.BAD_PARAMETER,
                "A parameter can't be understood",
                errors.isEmpty()
                        ? "A parameter can't be understood."
                        : String.join(
                                ". ",
                                errors.stream()
                                        .map(error -> error.get("parameter") + ": " + error.get("detail"))
                                        .toList()),
                errors);
    }

    @ExceptionHandler
    Object on(MethodArgumentTypeMismatchException bad, HttpServletRequest request) {
        String detail = "'" + bad.getValue() + "' is no value of it";
        return answer(
                request,
                HttpStatus.BAD_REQUEST,
                ProblemCode.BAD_PARAMETER,
                "A parameter can't be understood",
                bad.getName() + ": " + detail,
                errors(List.of(bad.getName()), detail));
    }

    @ExceptionHandler
    Object on(NotOnRecord missing, HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.NOT_FOUND,
                ProblemCode.NOT_ON_RECORD,
                "Not on record",
                String.valueOf(missing.getMessage()),
                List.of());
    }

    @ExceptionHandler
    Object on(Refusal refusal, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        if (refusal.status() == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer(
                request,
                refusal.status(),
                refusal.code(),
                refusal.title(),
                String.valueOf(refusal.getMessage()),
                List.of(),
                headers);
    }

    /** The name of a parameter that holds what no name does; addresses are refused before anybody reads one. */
    @ExceptionHandler
    Object on(RequestRejectedException strange, HttpServletRequest request) {
        return on(Refusal.strangeAddress(), request);
    }

    @ExceptionHandler
    Object on(NotYetKnown early, HttpServletRequest request) {
        Object answer = answer(
                request,
                HttpStatus.NOT_FOUND,
                ProblemCode.NOT_YET_KNOWN,
                "Not known then",
                String.valueOf(early.getMessage()),
                List.of());
        if (answer instanceof ModelAndView page) {
            page.addObject("asKnownNow", asKnownNow(request));
        }
        return answer;
    }

    /** The same address without any point of recording. */
    private static String asKnownNow(HttpServletRequest request) {
        String query = request.getQueryString();
        String rest = query == null
                ? ""
                : Arrays.stream(query.split("&", -1))
                        .filter(part -> !POINTS.contains(part.replaceFirst("=.*", "")))
                        .collect(Collectors.joining("&"));
        return address(request) + (rest.isEmpty() ? "" : "?" + rest);
    }

    @ExceptionHandler
    Object on(NotYetProjected early, HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.SERVICE_UNAVAILABLE,
                ProblemCode.NOT_YET_PROJECTED,
                "Not readable yet",
                String.valueOf(early.getMessage()),
                List.of());
    }

    @ExceptionHandler
    Object on(NotYetAvailable missing, HttpServletRequest request) {
        Object answer = answer(
                request,
                HttpStatus.SERVICE_UNAVAILABLE,
                ProblemCode.UNAVAILABLE,
                "Not available yet",
                String.valueOf(missing.getMessage()),
                List.of());
        if (answer instanceof ModelAndView page) {
            page.addObject("title", missing.title()).addObject("phrase", "problem." + missing.phrase());
        }
        return answer;
    }

    @ExceptionHandler({
        TransientDataAccessException.class,
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class
    })
    Object onPassing(Exception passing, HttpServletRequest request) {
        LOG.warn("The database did not answer", passing);
        return answer(
                request,
                HttpStatus.SERVICE_UNAVAILABLE,
                ProblemCode.UNAVAILABLE,
                "Not available at the moment",
                "The database does not answer. Ask again in a second.",
                List.of());
    }

    /** Parts of a form that no form has, as a file whose name can't be read; one that is too large says so itself. */
    @ExceptionHandler
    Object on(MultipartException broken, HttpServletRequest request) {
        return broken instanceof ErrorResponse ? on((Exception) broken, request) : on(Refusal.strangeFile(), request);
    }

    @ExceptionHandler
    Object on(Exception other, HttpServletRequest request) {
        if (other instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(
                    request,
                    known.getStatusCode(),
                    code(known.getStatusCode()),
                    title(known.getStatusCode()),
                    advice(known, request),
                    List.of(),
                    known.getHeaders());
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), other);
        return answer(
                request,
                HttpStatus.INTERNAL_SERVER_ERROR,
                ProblemCode.INTERNAL_ERROR,
                "Our mistake",
                "Something went wrong on our side. It is in the log.",
                List.of());
    }

    private static ProblemCode code(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> ProblemCode.NO_SUCH_ADDRESS;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            default -> ProblemCode.BAD_REQUEST;
        };
    }

    /** What to do, in our own words. */
    private static String advice(ErrorResponse known, HttpServletRequest request) {
        String address = address(request);
        return switch (known.getStatusCode().value()) {
            case 404 ->
                "There is nothing at " + address + ". Lists are at /api/partnerships, /api/pairs and /api/parties, one "
                        + "partnership is at /api/partnerships/{id}, and docs/api.md has every address.";
            case 405 ->
                address + " does not take " + request.getMethod()
                        + ": ask with GET. What is to be recorded goes to the "
                        + "command side, to POST /commands/{Command}.";
            case 406 -> notAcceptable(known, address);
            case 415 ->
                address + " takes no content of the type " + request.getContentType()
                        + ": ask with GET and without content.";
            default -> {
                String detail = known.getBody().getDetail();
                yield detail == null ? title(known.getStatusCode()) : detail;
            }
        };
    }

    private static String notAcceptable(ErrorResponse known, String address) {
        List<MediaType> forms = known instanceof HttpMediaTypeNotAcceptableException refused
                ? refused.getSupportedMediaTypes()
                : List.of();
        String offered = forms.isEmpty()
                ? MediaType.APPLICATION_JSON_VALUE
                : String.join(
                        " or ",
                        forms.stream()
                                .map(form -> form.getType() + "/" + form.getSubtype())
                                .distinct()
                                .toList());
        return address + " does not answer in the form that Accept asks for: send Accept: " + offered
                + ", or leave it out.";
    }

    private static String title(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? "The request is not understood" : known.getReasonPhrase();
    }

    private static List<Map<String, String>> errors(List<String> parameters, String detail) {
        return parameters.stream()
                .map(parameter -> Map.of("parameter", parameter, "detail", detail))
                .toList();
    }

    private static Object answer(
            HttpServletRequest request,
            HttpStatusCode status,
            ProblemCode code,
            String title,
            String detail,
            List<Map<String, String>> errors) {
        return answer(request, status, code, title, detail, errors, HttpHeaders.EMPTY);
    }

    private static Object answer(
            HttpServletRequest request,
            HttpStatusCode status,
            ProblemCode code,
            String title,
            String detail,
            List<Map<String, String>> errors,
            HttpHeaders more) {
        if (isForABrowser(request)) {
            ModelAndView page = new ModelAndView(
                    "problem", Map.of("title", title, "detail", detail, "phrase", "problem." + code.name()));
            page.addObject("isAboutTheAddress", !errors.isEmpty());
            page.addObject(
                    "parameters",
                    errors.stream().map(error -> error.get("parameter")).toList());
            boolean isReadable = code != ProblemCode.TOO_LARGE; // else nothing is left of what was typed
            if (isReadable && KeptForm.isKept(address(request), request.getMethod())) {
                boolean isToSignIn = code == ProblemCode.NOT_SIGNED_IN;
                page.addObject("kept", KeptForm.of(request, address(request), isToSignIn, status.is5xxServerError()));
            }
            page.setStatus(status);
            return page;
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        problem.setType(URI.create("urn:city-partnerships:problem:"
                + code.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        problem.setInstance(instance(address(request)));
        problem.setProperty("code", code.name());
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(more);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, SECOND);
        }
        return new ResponseEntity<>(problem, headers, status);
    }

    /** What was asked for, also where the request has been handed on since. */
    private static String address(HttpServletRequest request) {
        for (String before : List.of(RequestDispatcher.FORWARD_REQUEST_URI, RequestDispatcher.ERROR_REQUEST_URI)) {
            if (request.getAttribute(before) instanceof String address) {
                return address;
            }
        }
        return request.getRequestURI();
    }

    /** The address as the problem repeats it: with two slashes before it, it would be read as another machine's. */
    private static URI instance(String address) {
        try {
            return new URI(address.replaceFirst("^/+", "/"));
        } catch (URISyntaxException none) {
            return URI.create("/");
        }
    }

    private static boolean isForABrowser(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return !address(request).startsWith("/api") && accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
