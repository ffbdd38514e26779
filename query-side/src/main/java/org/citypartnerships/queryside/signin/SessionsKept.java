package org.citypartnerships.queryside.signin;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * Sessions of browsers lie in the database, so that they survive a restart, and end after half an hour without a request. What
 * they hold is sealed under a key that is not in the database, and so are the cookies that name them.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(
        tableName = "readers.web_session",
        maxInactiveIntervalInSeconds = SessionsKept.IDLE_SECONDS_MAX,
        cleanupCron = Scheduled.CRON_DISABLED)
class SessionsKept {

    static final int IDLE_SECONDS_MAX = 30 * 60;

    private static final String EVERY_MINUTE = "0 * * * * *";

    @Bean("springSessionConversionService")
    ConversionService sealed(SessionKey key) {
        return new Sealed(key);
    }

    @Bean
    HttpSessionIdResolver cookies(SessionKey key, Outside outside) {
        return new SignedCookies(key, outside.isEncrypted());
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> requestsOfOneBrowserAtATime() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** What has ended is removed every minute, from when the tables are there: by itself it would begin before they are made. */
    @Bean
    SmartInitializingSingleton removalOfEndedSessions(JdbcIndexedSessionRepository sessions) {
        return () -> {
            sessions.setCleanupCron(EVERY_MINUTE);
            sessions.afterPropertiesSet();
        };
    }
}
