package org.citypartnerships.queryside.partnerships;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.FieldsNamed;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.web.Instruments;
import org.citypartnerships.queryside.web.SearchText;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;

/** The fields of cooperation that a partnership's papers, reports and sources name, so that a list is found by one. */
final class NamedFields {

    private NamedFields() {}

    /**
     * A field as it was named.
     *
     * @param folded as one searches for it
     * @param fromDay the first day on which it may have been named; null if none is too early
     */
    record Row(
            String partnershipId,
            int place,
            String field,
            String folded,
            @Nullable LocalDate fromDay) {}

    /** Those that anybody may read of. */
    static List<Row> of(String partnership, List<Told> timeline) {
        List<Row> rows = new ArrayList<>();
        for (Told told : timeline) {
            if (told.entry().header().visibility() == Visibility.PUBLIC) {
                for (String field : fields(told.entry())) {
                    rows.add(new Row(
                            partnership,
                            rows.size(),
                            field,
                            SearchText.folded(field),
                            told.window().earliest()));
                }
            }
        }
        return rows;
    }

    private static List<String> fields(Entry entry) {
        if (entry instanceof FieldsNamed named) {
            return named.fields();
        }
        if (entry instanceof RelationReported reported) {
            return reported.fields();
        }
        Instrument paper = Instruments.of(entry);
        return paper == null ? List.of() : paper.fields();
    }
}
