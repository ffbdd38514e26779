package org.citypartnerships.queryside.web;

import java.time.LocalDate;
import java.util.List;
import org.citypartnerships.queryside.following.Moments;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Strict parameters, pages and moments as arguments, and CSV where an address ends with {@code .csv}. */
@Configuration(proxyBeanMethods = false)
class WebSettings implements WebMvcConfigurer {

    private final Moments moments;

    WebSettings(Moments moments) {
        this.moments = moments;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new MomentArgument(moments));
        resolvers.add(new PageArgument());
        resolvers.add(new FormArgument());
    }

    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(String.class, LocalDate.class, Days::of);
    }

    /** What finds the handler of an address. */
    @Bean
    static WebMvcRegistrations handlersByAddress() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new HandlersByAddress();
            }
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new StrictParameters());
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(WebSettings::byEnding, new HeaderContentNegotiationStrategy()));
    }

    private static List<MediaType> byEnding(NativeWebRequest request) {
        jakarta.servlet.http.HttpServletRequest http =
                request.getNativeRequest(jakarta.servlet.http.HttpServletRequest.class);
        return http != null && http.getRequestURI().endsWith(".csv")
                ? List.of(MediaType.valueOf("text/csv"))
                : ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST;
    }
}
