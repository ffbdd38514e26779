package org.citypartnerships.queryside.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Looks at what an address begins with before anything else. Spring compares method, parameters and media types of every handler
 * first, which for an address with an id in it took more time than its partnership.
 */
final class HandlersByAddress extends RequestMappingHandlerMapping {

    private static final Pattern FIRST_VARIABLE = Pattern.compile("[{*?].*");

    private final Map<RequestMappingInfo, List<String>> beginnings = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo handler, HttpServletRequest request) {
        return mayAnswer(handler, request.getRequestURI()) ? super.getMatchingMapping(handler, request) : null;
    }

    /** Encoded letters are the letters that they stand for: Spring knows which. */
    private boolean mayAnswer(RequestMappingInfo handler, String address) {
        if (address.indexOf('%') >= 0) {
            return true;
        }
        for (String beginning : beginnings.computeIfAbsent(handler, HandlersByAddress::beginnings)) {
            if (address.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> beginnings(RequestMappingInfo handler) {
        return handler.getPatternValues().stream()
                .map(pattern -> FIRST_VARIABLE.matcher(pattern).replaceFirst(""))
                .toList();
    }
}
