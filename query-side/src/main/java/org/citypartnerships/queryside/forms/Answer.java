package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.queryside.forms.Transcript.Line;

/**
 * An answer of a form as it is to be checked.
 *
 * @param label what was asked
 * @param before what the entry says that is corrected, where it says otherwise; nothing of a new entry
 * @param said what was typed; nothing where something was taken out
 */
record Answer(String label, List<String> before, List<String> said) {

    /** The answers of a form beside those with which it was opened. */
    static List<Answer> of(List<Line> lines, List<Line> before) {
        Map<String, List<String>> was = new LinkedHashMap<>();
        before.forEach(line -> was.putIfAbsent(line.label(), line.said()));
        List<Answer> answers = new ArrayList<>();
        for (Line line : lines) {
            List<String> said = was.remove(line.label());
            answers.add(
                    new Answer(line.label(), said == null || said.equals(line.said()) ? List.of() : said, line.said()));
        }
        was.forEach((label, said) -> answers.add(new Answer(label, said, List.of())));
        return answers;
    }
}
