package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import org.citypartnerships.allinone.Readers.Rebuilding;
import org.junit.jupiter.api.Test;

class RebuildBarTest {

    @Test
    void it_says_how_far_how_fast_and_how_long_still() {
        assertThat(RebuildBar.of("timeline", new Rebuilding("READING", 250, 1000, 125, 6L, null)))
                .isEqualTo(
                        "timeline [#######.......................]  25 %  250 of 1000 events  125 events/s  6 s left");
        assertThat(RebuildBar.of("timeline", new Rebuilding("READING", 0, 0, 0, null, null)))
                .contains("  0 %", "counting");
    }

    @Test
    void it_says_how_it_ended() {
        assertThat(RebuildBar.of("all readers", new Rebuilding("DONE", 1000, 1000, 500, null, null)))
                .contains("100 %")
                .endsWith("done");
        assertThat(RebuildBar.of("all readers", new Rebuilding("FAILED", 10, 1000, 500, null, "the disk is full")))
                .endsWith("failed: the disk is full");
    }
}
