package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.eventstore.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** Data folders outlive releases. Flyway refuses a store when a migration is added below those that it has had. */
class OlderStoreTest {

    private static final MigrationVersion LAST_OF_THE_FIRST_RELEASE = MigrationVersion.fromVersion("107");

    @Test
    void migrations_since_the_first_release_have_higher_numbers_whichever_folder_they_lie_in() {
        Flyway flyway = Flyway.configure()
                .dataSource(TestDatabase.fresh().as(Roles.OWNER))
                .locations("classpath:db/readers", "classpath:db/follower", "classpath:db/query-side")
                .load();

        assertThat(Arrays.stream(flyway.info().all())
                        .map(migration -> migration.getVersion())
                        .filter(version -> version.compareTo(LAST_OF_THE_FIRST_RELEASE) <= 0)
                        .map(MigrationVersion::toString))
                .containsExactly("1", "50", "101", "102", "103", "104", "105", "106", "107");
    }
}
