package org.citypartnerships.queryside;

import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The query side as an application of its own: pages and the reading API on port 8080, management on 8090.
 *
 * <p>Axon is wired by hand in {@code config}: on this Spring Boot its auto-configuration would silently give no transactions
 * and no event store.
 */
@SpringBootApplication
public class QuerySide {

    /** The name of its own settings, so that another application in the same process does not read them. */
    private static final String SETTINGS = "spring.config.name=query-side";

    /** The application with its settings, to be started with {@code run}. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(QuerySide.class)
                .properties(SETTINGS)
                .bannerMode(Banner.Mode.OFF);
    }

    /** Starts it. */
    public static void main(String[] arguments) {
        application().run(arguments);
    }
}
