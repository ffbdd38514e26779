package org.citypartnerships.queryside.following;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while a reader does not run, is stuck, or has parked a stream. */
@Component("readersHealthIndicator")
final class ReaderHealth implements HealthIndicator {

    private final Followers followers;

    ReaderHealth(Followers followers) {
        this.followers = followers;
    }

    @Override
    public Health health() {
        List<Followers.Status> status = followers.status();
        Map<String, Object> details = new LinkedHashMap<>();
        status.forEach(reader -> details.put(reader.reader(), reader));
        boolean well = status.stream().allMatch(Followers.Status::isWell);
        return (well ? Health.up() : Health.down()).withDetails(details).build();
    }
}
