package org.citypartnerships.queryside.partnerships;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citypartnerships.queryside.partnerships.OnePartnership.Named;
import org.junit.jupiter.api.Test;

/** Whom an id names, before anything is read. */
class NamedTest {

    @Test
    void an_id_names_the_members_of_its_two_sides() {
        assertThat(Named.presumedIn("partnership:erlangen-de_fuerth-de~shenzhen-cn.ports")
                        .sides())
                .containsExactly(List.of("party:erlangen-de", "party:fuerth-de"), List.of("party:shenzhen-cn"));
    }

    @Test
    void of_an_id_that_would_ask_for_very_many_nothing_is_presumed() {
        assertThat(Named.presumedIn("partnership:" + "a_".repeat(40) + "a~" + "b_".repeat(40) + "b")
                        .everybody())
                .isEmpty();
        assertThat(Named.presumedIn("partnership:" + "a~".repeat(90) + "a").everybody())
                .isEmpty();
    }

    @Test
    void of_an_id_without_sides_nothing_is_presumed() {
        assertThat(Named.presumedIn("partnership:opening").everybody()).isEmpty();
    }
}
