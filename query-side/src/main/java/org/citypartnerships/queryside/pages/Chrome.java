package org.citypartnerships.queryside.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.citypartnerships.queryside.language.Language;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What stands around every page, problems included: where the reader is, and the same page in the other languages. */
@Component("chrome")
class Chrome {

    private static final List<String> SECTIONS =
            List.of("", "partnerships", "pairs", "parties", "sources", "trade", "attention", "ledger");

    /** A part of the site, and whether the page belongs to it. */
    record Section(String name, String address, boolean current) {
        /** The key of what it is called. */
        public String phrase() {
            return "nav." + (name.isEmpty() ? "overview" : name);
        }
    }

    /** The page in a language. */
    record Translation(String tag, String name, String address, boolean current) {}

    public List<Section> sections() {
        String here = path().split("/", -1)[1];
        return SECTIONS.stream()
                .map(name -> new Section(name, "/" + name, name.equals(here)))
                .toList();
    }

    public List<Translation> translations() {
        String shown = LocaleContextHolder.getLocale().getLanguage();
        return Arrays.stream(Language.values())
                .map(language -> new Translation(
                        language.tag(),
                        language.ownName(),
                        address(language),
                        language.tag().equals(shown)))
                .toList();
    }

    private static String address(Language language) {
        return UriComponentsBuilder.fromPath(path())
                .query(query())
                .replaceQueryParam("lang", language.tag())
                .build()
                .toUriString();
    }

    /** As it was asked, also where the request was handed on to the page of a problem since. */
    private static String path() {
        return "/"
                + asked(RequestDispatcher.FORWARD_REQUEST_URI, RequestDispatcher.ERROR_REQUEST_URI)
                        .orElseGet(() -> request().getRequestURI())
                        .replaceFirst("^/+", "");
    }

    /** What was asked behind the path; empty if nothing was. */
    private static String query() {
        boolean isHandedOn = asked(RequestDispatcher.FORWARD_REQUEST_URI, RequestDispatcher.ERROR_REQUEST_URI)
                .isPresent();
        return (isHandedOn
                        ? asked(RequestDispatcher.FORWARD_QUERY_STRING, RequestDispatcher.ERROR_QUERY_STRING)
                        : Optional.ofNullable(request().getQueryString()))
                .orElse("");
    }

    private static Optional<String> asked(String beforeForward, String beforeError) {
        HttpServletRequest request = request();
        return Stream.of(beforeForward, beforeError)
                .map(name -> request.getAttribute(name)) // of the HTTP request, which pages know
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
