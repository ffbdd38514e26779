package org.citypartnerships.commandside.housekeeping;

import java.sql.Connection;
import java.sql.SQLException;
import org.citypartnerships.eventstore.Roles;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The sessions of the housekeeping: beside the pool, since a lock lives in one session, and direct, not through a pooler. */
@Component
final class HousekeepingSessions {

    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 30;

    private final PGSimpleDataSource database = new PGSimpleDataSource();

    HousekeepingSessions(
            @Value("${partnerships.database.url}") String url,
            @Value("${partnerships.database.passwords.command}") String password) {
        database.setUrl(url);
        database.setUser(Roles.COMMAND.roleName());
        database.setPassword(password);
        database.setApplicationName("partnerships housekeeping");
        database.setConnectTimeout(CONNECT_SECONDS);
        database.setSocketTimeout(ANSWER_SECONDS);
        database.setTcpKeepAlive(true);
        // What is lost with a crash is done again and comes out the same: appends need not share the disk with it.
        database.setOptions("-c TimeZone=UTC -c synchronous_commit=off");
    }

    Connection open() throws SQLException {
        return database.getConnection();
    }
}
