package org.citypartnerships.queryside;

import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The query side as an application of its own: pages and the reading API on port 8080, management on 8090.
 *
 * <p>Axon's auto-configuration is not even on the class path: on this Spring Boot it would silently give no transactions and
 * no event store, so that everything is wired by hand in {@code config}.
 */
@SpringBootApplication
public class QuerySide {

    /** The name of its own settings, so that another application in the same process does not read them. */
    private static final String SETTINGS = "spring.config.name=query-side";

    /** The application with its settings, for whoever starts it beside another, with {@code run}. */
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
