package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.test.util.ReflectionTestUtils;

class EndedSessionsTest {

    @Test
    void are_removed_by_a_task_that_waits_for_the_next_minute() {
        try (RunningQuerySide queries = RunningQuerySide.onAFreshStore()) {
            JdbcIndexedSessionRepository sessions = queries.application.getBean(JdbcIndexedSessionRepository.class);

            assertThat(ReflectionTestUtils.getField(sessions, "taskScheduler"))
                    .isInstanceOfSatisfying(
                            ThreadPoolTaskScheduler.class,
                            tasks -> assertThat(tasks.getScheduledThreadPoolExecutor()
                                            .getQueue())
                                    .hasSize(1));
        }
    }
}
