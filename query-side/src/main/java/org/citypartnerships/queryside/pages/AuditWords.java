package org.citypartnerships.queryside.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.queryside.audit.AuditTrail;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.partnerships.Sides;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.PartyLabels;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What stands on every page on which an auditor asks about one partnership, and the words for its fields. */
@Component
class AuditWords {

    private final AuditTrail trail;
    private final Sides sides;
    private final PartyLabels parties;
    private final Recorders recorders;
    private final WarningWords warnings;

    AuditWords(AuditTrail trail, Sides sides, PartyLabels parties, Recorders recorders, WarningWords warnings) {
        this.trail = trail;
        this.sides = sides;
        this.parties = parties;
        this.recorders = recorders;
        this.warnings = warnings;
    }

    /** Words for the fields of a partnership, its sides called as they were at these times. */
    FieldWords of(long position, String partnership, Times times, Phrases phrases) {
        Map<String, String> called = new HashMap<>();
        return new FieldWords(
                phrases,
                trail.sides(position, partnership, times.day(), times.point()),
                trail.entries(position, partnership),
                party -> called.computeIfAbsent(
                        party, unnamed -> parties.of(unnamed).name()),
                recorders,
                saying -> warnings.sentence(saying, partnership, phrases));
    }

    /** Words for the fields of figures, which have no sides. */
    FieldWords ofFigures(long position, String figures, Phrases phrases) {
        return new FieldWords(
                phrases,
                Map.of(),
                trail.entries(position, figures),
                party -> parties.of(party).name(),
                recorders,
                saying -> warnings.sentence(saying, figures, phrases));
    }

    /** A page about the partnership. */
    ModelAndView page(String template, long position, String partnership) {
        String name = Ids.name(partnership);
        return new ModelAndView(template)
                .addObject("name", name)
                .addObject("title", sides.titles(List.of(partnership)).getOrDefault(partnership, name))
                .addObject("position", position);
    }
}
