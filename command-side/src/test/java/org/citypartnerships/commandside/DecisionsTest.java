package org.citypartnerships.commandside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citypartnerships.commandside.figures.Figures;
import org.citypartnerships.commandside.partnership.Partnership;
import org.citypartnerships.commandside.party.Party;
import org.citypartnerships.commandside.source.Source;
import org.citypartnerships.storage.CommandNames;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private static final List<RecordedStream<?>> STREAMS =
            List.of(new Partnership(), new Party(), new Source(), new Figures());

    @Test
    void whatever_can_be_recorded_can_be_corrected() {
        CommandNames.ofFacts()
                .forEach((name, command) -> assertThat(STREAMS)
                        .as(name)
                        .anyMatch(
                                stream -> stream.decisions().recordedBy(command).isPresent()));
    }
}
