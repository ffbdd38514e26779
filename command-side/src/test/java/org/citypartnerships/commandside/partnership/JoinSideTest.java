package org.citypartnerships.commandside.partnership;

import static org.citypartnerships.commandside.partnership.Harbin.BY_SIDES;
import static org.citypartnerships.commandside.partnership.Harbin.HARBIN;
import static org.citypartnerships.commandside.partnership.Harbin.ID;
import static org.citypartnerships.commandside.partnership.Harbin.MURMANSK;
import static org.citypartnerships.commandside.partnership.Harbin.SUNDERLAND;
import static org.citypartnerships.commandside.partnership.Harbin.on;
import static org.citypartnerships.commandside.partnership.Harbin.opened;

import org.citypartnerships.commands.JoinSide;
import org.citypartnerships.commands.LeaveSide;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SideLeft;
import org.citypartnerships.values.SideId;
import org.junit.jupiter.api.Test;

class JoinSideTest {

    @Test
    void a_party_joins_the_side_of_a_member() {
        Harbin.given(opened())
                .when(new JoinSide(BY_SIDES, on("joined", "2018"), MURMANSK, SUNDERLAND))
                .expectEvents(new SideJoined(ID, on("joined", "2018"), SideId.of(2), SUNDERLAND));
    }

    @Test
    void nobody_stands_on_two_sides() {
        Harbin.given(opened())
                .when(new JoinSide(BY_SIDES, on("joined", "2018"), MURMANSK, HARBIN))
                .expectRefusal(Reason.NO_SUCH_MOVE);
    }

    @Test
    void nobody_joins_beside_a_stranger() {
        Harbin.given(opened())
                .when(new JoinSide(BY_SIDES, on("joined", "2018"), SUNDERLAND, SUNDERLAND))
                .expectRefusal(Reason.PARTY_ON_NO_SIDE);
    }

    @Test
    void a_member_leaves_its_side_and_may_join_again() {
        SideLeft left = new SideLeft(ID, on("left", "2019"), SideId.of(2), SUNDERLAND);
        SideJoined joined = new SideJoined(ID, on("joined", "2018"), SideId.of(2), SUNDERLAND);

        Harbin.given(opened(), joined)
                .when(new LeaveSide(BY_SIDES, on("left", "2019"), SUNDERLAND))
                .expectEvents(left);
        Harbin.given(opened(), joined, left)
                .when(new JoinSide(BY_SIDES, on("again", "2021"), MURMANSK, SUNDERLAND))
                .expectEvents(new SideJoined(ID, on("again", "2021"), SideId.of(2), SUNDERLAND));
    }

    @Test
    void a_stranger_leaves_nothing() {
        Harbin.given(opened())
                .when(new LeaveSide(BY_SIDES, on("left", "2019"), SUNDERLAND))
                .expectRefusal(Reason.NO_SUCH_MOVE);
    }
}
