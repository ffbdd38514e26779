package org.citypartnerships.commandside.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses parameters that nobody reads, or that say nothing or two things: {@code ?dryrun=true}, {@code ?dryRun=} and
 * {@code ?dryRun=false&dryRun=true} would record what was only to be tried.
 */
@Configuration(proxyBeanMethods = false)
class KnownParameters implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
            Map<String, String[]> given = request.getParameterMap();
            requireKnown(given.keySet(), known(method));
            given.forEach(KnownParameters::requireOneValue);
        }
        return true;
    }

    private static void requireKnown(Set<String> given, Set<String> known) {
        Set<String> unknown = new TreeSet<>(given);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new Refused(
                    Reason.INVALID_REQUEST,
                    unknown.size() + " of the parameters are not known here: "
                            + (known.isEmpty() ? "this address takes none" : "it takes " + known));
        }
    }

    private static void requireOneValue(String name, String[] values) {
        if (values.length > 1) {
            throw new Refused(
                    Reason.INVALID_REQUEST,
                    "the parameter " + name + " is given " + values.length + " times: give it once");
        }
        // As whoever reads it strips it: a blank would be taken for what holds without the parameter.
        if (values[0].trim().isEmpty()) {
            throw new Refused(
                    Reason.INVALID_REQUEST,
                    "the parameter " + name + " has no value: give it one, as in " + name + "=…, or leave it out");
        }
    }

    private static Set<String> known(HandlerMethod method) {
        Set<String> known = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                known.add(asked.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : asked.name());
            }
        }
        return known;
    }
}
