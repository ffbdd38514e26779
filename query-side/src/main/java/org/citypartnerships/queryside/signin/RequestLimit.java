package org.citypartnerships.queryside.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.citypartnerships.queryside.web.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How many requests one address may send in a minute ({@code partnerships.requests.per-minute}; 0 for any number). This machine
 * and the proxy that is named may send any number: whoever sends through them has an address of their own where it is forwarded. Of long addresses (IPv6) the first half counts, since whoever has one has all with the same.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER + 1) // what is refused is told on a page, which knows who is signed in
class RequestLimit extends OncePerRequestFilter {

    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int KEPT_MAX = 50_000;
    private static final int PREFIX_BYTES = 8;

    private final int perMinute;
    private final List<IpAddressMatcher> free;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(KEPT_MAX)
            .expireAfterAccess(WITHIN.multipliedBy(2))
            .build();

    RequestLimit(
            @Value("${partnerships.requests.per-minute:1200}") int perMinute,
            @Value("${partnerships.proxy.addresses:}") List<String> proxy) {
        this.perMinute = perMinute;
        this.free = Stream.concat(
                        Stream.of("127.0.0.0/8", "::1/128"), proxy.stream().filter(one -> !one.isBlank()))
                .map(one -> new IpAddressMatcher(one.strip()))
                .toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = request.getRemoteAddr();
        if (perMinute == 0 || free.stream().anyMatch(one -> one.matches(address))) {
            chain.doFilter(request, response);
            return;
        }
        ConsumptionProbe probe = bucket(sender(address)).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        String seconds = Long.toString(TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1);
        response.setHeader(HttpHeaders.RETRY_AFTER, seconds);
        Doors.refuse(request, response, Refusal.tooManyRequests(seconds));
    }

    private Bucket bucket(String sender) {
        return buckets.get(
                sender,
                unknown -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WITHIN))
                        .build());
    }

    private static String sender(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, PREFIX_BYTES));
        } catch (UnknownHostException none) {
            return address;
        }
    }
}
