package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedBuffersTest {

    @ParameterizedTest
    @CsvSource({"1,128", "2,256", "8,1024", "16,2048", "64,2048"})
    void an_eighth_of_the_memory_keeps_blocks_within_bounds(long gigabytes, long megabytes) {
        assertThat(SharedBuffers.setting(gigabytes << 30)).isEqualTo("shared_buffers=" + megabytes + "MB");
    }

    @ParameterizedTest
    @CsvSource({"0", "300000000"})
    void a_machine_with_little_memory_gets_what_postgresql_would_take_by_itself(long bytes) {
        assertThat(SharedBuffers.setting(bytes)).isEqualTo("shared_buffers=128MB");
    }
}
