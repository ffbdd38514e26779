package org.citypartnerships.queryside.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.citypartnerships.queryside.audit.AuditTrail;
import org.citypartnerships.queryside.audit.Explanations;
import org.citypartnerships.queryside.audit.Picture;
import org.citypartnerships.queryside.audit.StoredEvents.Stored;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.PartnershipView.Because;
import org.citypartnerships.queryside.pages.TimelineView.Source;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.values.Relation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;

/** {@code /partnerships/{id}/why?field=standing}: the entries, quotes and recordings that a field's value rests on. */
@Controller
class WhyPage {

    private static final String KIND = "partnership";
    private static final String USUAL = "standing";

    private final AuditTrail trail;
    private final AuditWords audit;
    private final PhraseBook book;

    WhyPage(AuditTrail trail, AuditWords audit, PhraseBook book) {
        this.trail = trail;
        this.audit = audit;
        this.book = book;
    }

    /** A field that can be asked about. */
    record Choice(String path, String name, boolean chosen) {}

    /** The fields of one thing. */
    record Group(String name, List<Choice> choices) {}

    /** A recording that made an entry what it is. */
    record Event(
            String id,
            String what,
            long position,
            String recorded,
            @Nullable String recordedBy,
            @Nullable String onBehalfOf,
            @Nullable String door) {
        static Event of(Stored stored, FieldWords words, Phrases phrases) {
            return new Event(
                    stored.eventId(),
                    words.event(stored.name()),
                    stored.position(),
                    phrases.instant(stored.recordedAt()),
                    words.recorder(stored.recordedBy()),
                    stored.onBehalfOf(),
                    stored.door());
        }
    }

    /** An entry on which the value changed. */
    record Cause(
            @Nullable String entry,
            String what,
            @Nullable String when,
            String from,
            String to,
            List<Source> sources,
            List<Event> events,
            List<Event> datedBy) {}

    @GetMapping("/partnerships/{id}/why")
    @ReadsFrom({"partnerships", "parties", "sources", "timeline"})
    ModelAndView why(
            @PathVariable("id") String id,
            @RequestParam(name = "field", required = false) @Nullable String field,
            Times times,
            Moment moment,
            Locale locale) {
        String partnership = Ids.of(KIND, id);
        Phrases phrases = book.in(locale);
        return moment.ask(position -> {
            Map<String, Picture.Field> fields = trail.fields(position, partnership, times.day(), times.point());
            String wanted = field == null || field.isBlank() ? USUAL : field;
            String asked = fields.containsKey(wanted) ? wanted : USUAL;
            Picture.Field of = Objects.requireNonNull(fields.get(asked));
            Relation relation = relation(fields);
            FieldWords words = audit.of(position, partnership, times, phrases);
            Explanations.Answer why = trail.why(position, partnership, times.day(), times.point(), asked);
            ModelAndView shown = audit.page("why", why.position(), partnership);
            shown.addObject("field", words.path(of.thing(), of.name()));
            shown.addObject("asked", asked);
            shown.addObject("value", words.value(of.thing(), of.name(), why.value(), relation));
            shown.addObject("asOf", phrases.day(why.asOf()));
            shown.addObject(
                    "chain",
                    why.chain().stream()
                            .map(link -> cause(link, of, words, phrases))
                            .toList());
            shown.addObject("groups", groups(fields, asked, words));
            shown.addObject("times", times);
            Map<String, String> errors = new LinkedHashMap<>();
            if (!asked.equals(wanted)) {
                errors.put("field", phrases.say("why.field.wrong"));
            }
            times.errors().forEach((name, key) -> errors.put(name, phrases.say(key)));
            shown.addObject("errors", errors);
            return shown;
        });
    }

    /** The relation of the day, as the evidence on the partnership's page is told by; null of one with nothing on record. */
    private static @Nullable Relation relation(Map<String, Picture.Field> fields) {
        Picture.Field relation = fields.get("relation");
        String name = relation == null ? "" : relation.value().asString("");
        return name.isEmpty() ? null : Relation.valueOf(name);
    }

    private static Cause cause(Explanations.Link link, Picture.Field of, FieldWords words, Phrases phrases) {
        String entry = link.entry();
        String kind = link.kind();
        return new Cause(
                entry,
                entry != null ? words.entry(entry) : kind == null ? phrases.say("why.notPublic") : words.event(kind),
                Because.when(link, phrases),
                value(link, of, link.from(), link.relationBefore(), words),
                value(link, of, link.to(), link.relation(), words),
                link.evidence().stream()
                        .map(witness -> Source.of(witness, phrases))
                        .toList(),
                events(link.events(), words, phrases),
                events(link.datedBy(), words, phrases));
    }

    /** A step to another relation tells it with the standing, as on the partnership's page. */
    private static String value(
            Explanations.Link link,
            Picture.Field of,
            @Nullable JsonNode value,
            @Nullable Relation relation,
            FieldWords words) {
        return link.relation() == link.relationBefore()
                ? words.value(of.thing(), of.name(), value, relation)
                : words.step(of.thing(), of.name(), value, relation);
    }

    static List<Event> events(List<Stored> stored, FieldWords words, Phrases phrases) {
        return stored.stream().map(event -> Event.of(event, words, phrases)).toList();
    }

    private static List<Group> groups(Map<String, Picture.Field> fields, String asked, FieldWords words) {
        Map<String, List<Choice>> groups = new LinkedHashMap<>();
        fields.forEach((path, field) -> groups.computeIfAbsent(field.thing(), none -> new ArrayList<>())
                .add(new Choice(path, words.field(field.name()), path.equals(asked))));
        return groups.entrySet().stream()
                .map(group -> new Group(words.thing(group.getKey()), group.getValue()))
                .toList();
    }
}
