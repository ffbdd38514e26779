package org.citypartnerships.queryside.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Says in the header {@code Position} at which position an answer was computed, in {@code Total} how long a list is, and in
 * {@code Next} how it goes on. */
@ControllerAdvice
final class PositionHeader implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter type,
            MediaType mediaType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof Positioned positioned) {
            response.getHeaders().set("Position", Long.toString(positioned.position()));
        }
        if (body instanceof Listing<?> listing && listing.total() != null) {
            response.getHeaders().set("Total", Long.toString(listing.total()));
        }
        if (body instanceof Listing<?> listing && listing.next() != null) {
            response.getHeaders().set("Next", listing.next());
        }
        return body;
    }
}
