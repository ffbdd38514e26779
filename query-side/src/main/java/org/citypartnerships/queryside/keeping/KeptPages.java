package org.citypartnerships.queryside.keeping;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.Positions;
import org.citypartnerships.queryside.web.AnswerMemory;
import org.citypartnerships.queryside.web.AnswerMemory.Found;
import org.citypartnerships.queryside.web.AnswerMemory.Then;
import org.citypartnerships.queryside.web.MomentArgument;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Pages as they were drawn for somebody who is not signed in, given again to others who are not, as long as they hold.
 *
 * <p>Not kept is a page that names a person or holds somebody's own: what answers it says then, by {@code Cache-Control}, that nobody
 * in between is to keep it either.
 */
@Component
final class KeptPages implements HandlerInterceptor {

    private static final int ADDRESS_MAX = 300;
    private static final String BEGUN_ON = KeptPages.class.getName();

    /** Stands in forms that come from one session only. */
    private static final String OF_A_SESSION = "name=\"_csrf\"";

    private final Clock clock;
    private final ObjectProvider<ThymeleafViewResolver> views;
    private final AnswerMemory<String> pages;
    private final boolean keeps;

    KeptPages(
            Positions positions,
            Clock clock,
            ObjectProvider<ThymeleafViewResolver> views,
            @Value("${partnerships.kept-pages:64MB}") DataSize most) {
        this.clock = clock;
        this.views = views;
        this.keeps = most.toBytes() > 0;
        this.pages = new AnswerMemory<>(positions, clock, most.toBytes());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!isForAnybody(request, handler)) {
            return true;
        }
        Optional<Found<String>> page = pages.find(asked(request));
        if (page.isEmpty()) {
            request.setAttribute(BEGUN_ON, LocalDate.now(clock));
            return true;
        }
        response.setContentType(page.get().beside());
        response.setLocale(LocaleContextHolder.getLocale());
        send(page.get().text(), response);
        return false;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView answer)
            throws Exception {
        Moment moment = MomentArgument.of(request);
        if (answer == null || moment == null) {
            return;
        }
        String name = answer.getViewName();
        if (name != null && request.getAttribute(BEGUN_ON) instanceof LocalDate today) {
            View view = views.getObject().resolveViewName(name, LocaleContextHolder.getLocale());
            if (view != null) {
                answer.setView(new Keeping(name, view, new Then(today, moment.readers(), moment.tokens())));
            }
        }
    }

    private boolean isForAnybody(HttpServletRequest request, Object handler) {
        return keeps
                && handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(Kept.class)
                && request.getDispatcherType() == DispatcherType.REQUEST
                && request.getMethod().equals("GET")
                && request.getUserPrincipal() == null
                && RequestContextUtils.getInputFlashMap(request) == null
                && !MomentArgument.waits(request)
                && address(request).length() <= ADDRESS_MAX;
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static String asked(HttpServletRequest request) {
        return LocaleContextHolder.getLocale().toLanguageTag() + " " + address(request);
    }

    private static void send(byte[] page, HttpServletResponse response) throws IOException {
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
        response.flushBuffer();
    }

    /** Draws a page, sends it, and then keeps it if it may be kept. */
    private final class Keeping implements View {

        private final String name;
        private final View view;
        private final Then then;

        Keeping(String name, View view, Then then) {
            this.name = name;
            this.view = view;
            this.then = then;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            DrawnPage drawn = new DrawnPage(response);
            view.render(model, request, drawn);
            String text = drawn.text();
            byte[] page = text.getBytes(StandardCharsets.UTF_8);
            String type = response.getContentType();
            boolean mayBeKept = response.getStatus() == HttpServletResponse.SC_OK
                    && response.getHeader(HttpHeaders.CACHE_CONTROL) == null
                    && type != null
                    && !text.contains(OF_A_SESSION);
            send(page, response);
            if (mayBeKept) {
                pages.keep(asked(request), then, name, type, page);
            }
        }
    }
}
