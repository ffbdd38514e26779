package org.citypartnerships.commandside.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses parameters that nobody reads: {@code ?dryrun=true} would record what was only to be tried. */
@Configuration(proxyBeanMethods = false)
class KnownParameters implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
            Set<String> unknown = new TreeSet<>(request.getParameterMap().keySet());
            Set<String> known = known(method);
            unknown.removeAll(known);
            if (!unknown.isEmpty()) {
                throw new Refused(
                        Reason.INVALID_REQUEST,
                        unknown.size() + " of the parameters are not known here: "
                                + (known.isEmpty() ? "this address takes none" : "it takes " + known));
            }
        }
        return true;
    }

    private static Set<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(parameter -> {
                    parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
                    return String.valueOf(parameter.getParameterName());
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
