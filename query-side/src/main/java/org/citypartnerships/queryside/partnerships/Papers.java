package org.citypartnerships.queryside.partnerships;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.events.Entry;
import org.citypartnerships.history.InstrumentStatus;
import org.citypartnerships.history.State;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.web.Instruments;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.JsonText;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/** The papers of a partnership, what each was read as, and what it counted for. */
final class Papers {

    private Papers() {}

    /** One paper. */
    record Row(
            String partnershipId,
            String entryId,
            int place,
            String kind,
            String form,
            @Nullable String title,
            @Nullable JsonText signedOn,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            List<String> readings,
            String counted,
            boolean movesStanding,
            String visibility) {}

    static List<Row> of(String partnership, State state, List<Told> timeline) {
        Map<EntryId, Told> told = new HashMap<>();
        timeline.forEach(each -> told.put(each.entry().entryId(), each));
        List<Row> rows = new ArrayList<>();
        for (InstrumentStatus paper : state.instruments()) {
            Told entry = told.get(paper.entry());
            Window window = entry == null ? Window.ANY_DAY : entry.window();
            rows.add(new Row(
                    partnership,
                    paper.entry().value(),
                    rows.size(),
                    paper.kind(),
                    paper.form().name(),
                    entry == null ? null : title(entry.entry()),
                    Json.text(paper.signedOn()),
                    window.earliest(),
                    window.latest(),
                    paper.readings().stream().map(Rung::name).toList(),
                    paper.counted().name(),
                    paper.movesStanding(),
                    entry == null
                            ? "PUBLIC"
                            : entry.entry().header().visibility().name()));
        }
        return rows;
    }

    private static @Nullable String title(Entry entry) {
        Instrument paper = Instruments.of(entry);
        return paper == null ? null : paper.title();
    }
}
