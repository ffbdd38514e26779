package org.citypartnerships.queryside.following;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.citypartnerships.queryside.following.Rebuilds.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/**
 * On the management port: {@code GET /actuator/readers} tells how far each reader has read and been rebuilt,
 * {@code POST /actuator/readers/timeline/rebuild} makes the rows of one anew, {@code POST /actuator/readers/rebuild} of all.
 */
@Component
@Endpoint(id = "readers")
class ReadersEndpoint {

    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;

    private final Rebuilds rebuilds;

    ReadersEndpoint(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @ReadOperation
    List<Followers.Status> all() {
        return rebuilds.status();
    }

    @ReadOperation
    Followers.@Nullable Status one(@Selector String reader) {
        return rebuilds.status(reader).orElse(null);
    }

    @WriteOperation
    WebEndpointResponse<Object> changeAll(@Selector String action) {
        return action.equals("rebuild")
                ? answer(rebuilds.rebuildAll(), "a reader", rebuilds::status)
                : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }

    @WriteOperation
    WebEndpointResponse<Object> change(@Selector String reader, @Selector String action) {
        return action.equals("rebuild")
                ? answer(
                        rebuilds.rebuild(List.of(reader)),
                        reader,
                        () -> rebuilds.status(reader).orElseThrow())
                : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }

    private static WebEndpointResponse<Object> answer(Outcome outcome, String reader, Supplier<Object> status) {
        return switch (outcome) {
            case STARTED -> new WebEndpointResponse<>(status.get(), ACCEPTED);
            case ALREADY_RUNNING ->
                new WebEndpointResponse<>(
                        Map.of(
                                "detail",
                                "The rows of " + reader + " are being made anew already: wait until that is done."),
                        CONFLICT);
            case UNKNOWN_READER -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        };
    }
}
