package org.citypartnerships.queryside.following;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/**
 * On the management port: {@code GET /actuator/readers} tells how far each reader has read,
 * {@code POST /actuator/readers/timeline/rebuild} empties and refills one.
 */
@Component
@Endpoint(id = "readers")
class ReadersEndpoint {

    private static final int ACCEPTED = 202;

    private final Followers followers;

    ReadersEndpoint(Followers followers) {
        this.followers = followers;
    }

    @ReadOperation
    List<Followers.Status> all() {
        return followers.status();
    }

    @ReadOperation
    Followers.@Nullable Status one(@Selector String reader) {
        return followers.status(reader).orElse(null);
    }

    @WriteOperation
    WebEndpointResponse<Followers.Status> change(@Selector String reader, @Selector String action) {
        if (!action.equals("rebuild") || !followers.rebuild(reader)) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        return new WebEndpointResponse<>(followers.status(reader).orElseThrow(), ACCEPTED);
    }
}
