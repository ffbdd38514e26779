package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citypartnerships.history.Story.FIRST;

import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SideLeft;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Standing;
import org.junit.jupiter.api.Test;

class SidesTest {
    private final Story story = Story.between("nuernberg-de+erlangen-de", "shenzhen-cn");

    @Test
    void members_join_and_leave_on_their_days() {
        story.record(new SideJoined(story.partnership(), Story.header("join", "1998"), FIRST, Story.party("fuerth-de")))
                .record(new SideLeft(
                        story.partnership(), Story.header("leave", "2010-05-01"), FIRST, Story.party("erlangen-de")));
        assertThat(story.side(FIRST, "1997-12-31").members())
                .containsExactly(Story.party("erlangen-de"), Story.party("nuernberg-de"));
        assertThat(story.side(FIRST, "1998-01-01").members()).hasSize(3);
        assertThat(story.side(FIRST, "2010-05-01").members())
                .containsExactly(Story.party("fuerth-de"), Story.party("nuernberg-de"));
    }

    @Test
    void a_city_that_joined_acts_for_its_side() {
        story.record(new SideJoined(story.partnership(), Story.header("join", "1998"), FIRST, Story.party("fuerth-de")))
                .signed("agreement", "1999-05-01", Rung.TWINNING)
                .ended("end", "fuerth-de", "2010-05-01");
        assertThat(story.side(FIRST, "2010-05-01").standing()).isEqualTo(Standing.ENDED);
    }

    @Test
    void who_is_on_no_side_moves_nothing() {
        story.signed("agreement", "1999-05-01", Rung.TWINNING).ended("end", "hamburg-de", "2010-05-01");
        assertThat(story.standing("2010-05-01")).isEqualTo(Standing.IN_FORCE);
    }
}
