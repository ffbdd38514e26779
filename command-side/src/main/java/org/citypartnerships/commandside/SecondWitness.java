package org.citypartnerships.commandside;

import java.util.List;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.history.Warning;
import org.citypartnerships.history.WarningSentence;
import org.citypartnerships.values.Evidence;

/** Whether added evidence is a witness of its own. What is none is kept all the same: it may be easier to read. */
final class SecondWitness {

    private SecondWitness() {}

    static List<Warning> warnings(EvidenceAdded added, List<Evidence> known, Witnesses witnesses) {
        return added.header().evidence().stream()
                .map(Evidence::source)
                .distinct()
                .filter(source -> known.stream().anyMatch(before -> witnesses.isSame(before.source(), source)))
                .map(source -> Warning.of(
                        WarningSentence.COUNTED_ALREADY, List.of(added.entryId(), added.corroborates()), source))
                .toList();
    }
}
