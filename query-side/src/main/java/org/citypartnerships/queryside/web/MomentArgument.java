package org.citypartnerships.queryside.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.Moments;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives a handler the moment to answer from. {@code ?readAfter=4711}, or the header {@code Read-After: 4711}, makes it wait
 * until that position can be read: two seconds, or as {@code Prefer: wait=5} says, five at most.
 */
public final class MomentArgument implements HandlerMethodArgumentResolver {

    static final String PARAMETER = "readAfter";
    private static final String HEADER = "Read-After";
    private static final String GIVEN = Moment.class.getName();
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");
    private static final Pattern WAIT = Pattern.compile("(?i)(?:.*[,;\\s])?wait\\s*=\\s*([0-9]{1,6})(?:[,;\\s].*)?");

    private final Moments moments;

    MomentArgument(Moments moments) {
        this.moments = moments;
    }

    /** The moment that a request is answered from; null if it is not, or not yet. */
    public static @Nullable Moment of(HttpServletRequest request) {
        return request.getAttribute(GIVEN) instanceof Moment moment ? moment : null;
    }

    /** Whether a request waits until a position can be read. */
    public static boolean waits(HttpServletRequest request) {
        return request.getParameter(PARAMETER) != null || request.getHeader(HEADER) != null;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Moment.class;
    }

    @Override
    public Moment resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Moment moment = moment(readersOf(parameter), request);
        request.setAttribute(GIVEN, moment, RequestAttributes.SCOPE_REQUEST);
        return moment;
    }

    private Moment moment(List<String> readers, NativeWebRequest request) {
        String position = request.getParameter(PARAMETER);
        if (position == null) {
            position = request.getHeader(HEADER);
        }
        if (position == null) {
            return moments.now(readers);
        }
        if (!POSITION.matcher(position).matches()) {
            throw new BadParameter(PARAMETER, "readAfter is a position as the command side gave it: a whole number");
        }
        return moments.after(Long.parseLong(position), wait(request.getHeader("Prefer")), readers);
    }

    private static List<String> readersOf(MethodParameter parameter) {
        ReadsFrom onMethod = parameter.getMethodAnnotation(ReadsFrom.class);
        ReadsFrom reads = onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(parameter.getContainingClass(), ReadsFrom.class);
        if (reads == null) {
            throw new IllegalStateException(parameter.getExecutable() + " does not say @ReadsFrom which readers");
        }
        return List.of(reads.value());
    }

    private static Duration wait(@Nullable String prefer) {
        Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
        if (!wait.matches()) {
            return Moments.WAIT;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return asked.compareTo(Moments.WAIT_MAX) > 0 ? Moments.WAIT_MAX : asked;
    }
}
