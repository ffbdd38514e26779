package org.citypartnerships.queryside.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.citypartnerships.queryside.following.Moment;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters that an address does not know, parameters given twice, and control characters. */
final class StrictParameters implements HandlerInterceptor {

    /** Says that a form comes from a page of this session. */
    private static final String OF_EVERY_FORM = "_csrf";

    private final Map<HandlerMethod, SortedSet<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && !takesAnyField(method)
                && method.getBeanType().getName().startsWith("org.citypartnerships.")) {
            check(request.getParameterMap(), known.computeIfAbsent(method, StrictParameters::parametersOf));
        }
        return true;
    }

    private static boolean takesAnyField(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == FormFields.class);
    }

    private static void check(Map<String, String[]> given, SortedSet<String> known) {
        List<String> unknown = given.keySet().stream()
                .filter(name -> !known.contains(name) && !name.equals(OF_EVERY_FORM))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new UnknownParameters(unknown, known);
        }
        given.forEach((name, values) -> {
            if (values.length > 1) {
                throw new BadParameter(name, name + " is given " + values.length + " times: give it once");
            }
            if (values[0].chars().anyMatch(Character::isISOControl)) {
                throw new BadParameter(name, name + " holds a control character: leave it out");
            }
        });
    }

    private static SortedSet<String> parametersOf(HandlerMethod method) {
        SortedSet<String> names = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            Class<?> type = parameter.getParameterType();
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
                names.add(String.valueOf(parameter.getParameterName()));
            } else if (type == Page.class) {
                names.addAll(List.of("page", "size"));
            } else if (type == Moment.class) {
                names.add(MomentArgument.PARAMETER);
            } else if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    names.add(component.getName());
                }
            }
        }
        if (Listing.class.isAssignableFrom(method.getMethod().getReturnType())) {
            names.add(CsvListings.RAW);
        }
        return names;
    }
}
