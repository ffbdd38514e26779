package org.citypartnerships.queryside.keeping;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.Positions;
import org.citypartnerships.queryside.web.MomentArgument;
import org.citypartnerships.queryside.web.Packing;
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
 * Pages as they were drawn for somebody who is not signed in, packed, and given again to others who are not, on the same day, as long
 * as the readers of their rows have read nothing more and made none anew. Where these stand is known from a moment ago
 * ({@link Positions#lately}), so that most such pages ask the database nothing.
 *
 * <p>Not kept is a page that names a person or holds somebody's own: what answers it says then, by {@code Cache-Control}, that nobody
 * in between is to keep it either.
 */
@Component
final class KeptPages implements HandlerInterceptor {

    /** So that what nobody asks for any more does not stay. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** What a page takes besides its packed text, in bytes. */
    private static final int BYTES_PER_PAGE = 600;

    private static final int ADDRESS_MAX = 300;
    private static final String BEGUN_ON = KeptPages.class.getName();

    /** Stands in forms that come from one session only. */
    private static final String OF_A_SESSION = "name=\"_csrf\"";

    private final Positions positions;
    private final Clock clock;
    private final ObjectProvider<ThymeleafViewResolver> views;
    private final Map<String, Packing> packings = new ConcurrentHashMap<>();
    private final Cache<Asked, Page> pages;
    private final boolean keeps;

    KeptPages(
            Positions positions,
            Clock clock,
            ObjectProvider<ThymeleafViewResolver> views,
            @Value("${partnerships.kept-pages:64MB}") DataSize most) {
        this.positions = positions;
        this.clock = clock;
        this.views = views;
        this.keeps = most.toBytes() > 0;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(most.toBytes())
                .weigher((Asked asked, Page page) ->
                        page.text().size() + 2 * asked.address().length() + BYTES_PER_PAGE)
                .expireAfterAccess(KEPT)
                .build();
    }

    private record Asked(String address, Locale language) {}

    /** What a page holds for: the day that it is about, and the tokens of its readers. */
    private record Then(LocalDate today, List<String> tokens) {}

    private record Page(Then then, List<String> readers, String type, Packing packing, Packing.Packed text) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!isForAnybody(request, handler)) {
            return true;
        }
        LocalDate today = LocalDate.now(clock);
        Page page = pages.getIfPresent(asked(request));
        if (page == null || !page.then().equals(new Then(today, positions.lately(page.readers())))) {
            request.setAttribute(BEGUN_ON, today);
            return true;
        }
        response.setContentType(page.type());
        response.setLocale(LocaleContextHolder.getLocale());
        send(page.packing().unpack(page.text()), response);
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
        if (name != null
                && request.getAttribute(BEGUN_ON) instanceof LocalDate today
                && !moment.tokens().isEmpty()) {
            View view = views.getObject().resolveViewName(name, LocaleContextHolder.getLocale());
            if (view != null) {
                answer.setView(new Keeping(name, view, moment.readers(), new Then(today, moment.tokens())));
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
                && asked(request).address().length() <= ADDRESS_MAX;
    }

    private static Asked asked(HttpServletRequest request) {
        String query = request.getQueryString();
        return new Asked(
                query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query,
                LocaleContextHolder.getLocale());
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
        private final List<String> readers;
        private final Then then;

        Keeping(String name, View view, List<String> readers, Then then) {
            this.name = name;
            this.view = view;
            this.readers = readers;
            this.then = then;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            DrawnPage drawn = new DrawnPage(response);
            view.render(model, request, drawn);
            byte[] page = drawn.bytes();
            String type = response.getContentType();
            boolean mayBeKept = response.getStatus() == HttpServletResponse.SC_OK
                    && response.getHeader(HttpHeaders.CACHE_CONTROL) == null
                    && type != null
                    && !drawn.text().contains(OF_A_SESSION);
            send(page, response);
            if (mayBeKept) {
                Packing packing = packings.computeIfAbsent(name, kind -> new Packing());
                pages.put(asked(request), new Page(then, readers, type, packing, packing.pack(page)));
            }
        }
    }
}
