package org.citypartnerships.queryside.forms;

import static org.citypartnerships.queryside.forms.Asked.DATE;
import static org.citypartnerships.queryside.forms.Asked.DECIMAL;
import static org.citypartnerships.queryside.forms.Asked.ENTRY;
import static org.citypartnerships.queryside.forms.Asked.GIVEN;
import static org.citypartnerships.queryside.forms.Asked.LINES;
import static org.citypartnerships.queryside.forms.Asked.LINK;
import static org.citypartnerships.queryside.forms.Asked.LONG_TEXT;
import static org.citypartnerships.queryside.forms.Asked.PARTIES;
import static org.citypartnerships.queryside.forms.Asked.PARTY;
import static org.citypartnerships.queryside.forms.Asked.PERIOD;
import static org.citypartnerships.queryside.forms.Asked.PERSON;
import static org.citypartnerships.queryside.forms.Asked.SOURCE;
import static org.citypartnerships.queryside.forms.Asked.TEXT;
import static org.citypartnerships.queryside.forms.Asked.UNIT;
import static org.citypartnerships.queryside.forms.Asked.WHOLE_NUMBER;
import static org.citypartnerships.queryside.forms.Asked.YES_OR_NO;
import static org.citypartnerships.queryside.forms.Field.choice;
import static org.citypartnerships.queryside.forms.Field.choices;
import static org.citypartnerships.queryside.forms.Field.field;
import static org.citypartnerships.queryside.forms.Field.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.citypartnerships.values.Bound;
import org.citypartnerships.values.EngagementKind;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.Mode;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SignatoryRole;
import org.citypartnerships.values.SuspensionScope;
import org.citypartnerships.values.TermKind;

/** Fields that several forms ask for alike, alone or together: when it happened, where that stands, what a paper says. */
final class RecurringFields {

    static final Field WHEN = field("header.happened", DATE);
    static final Field EVIDENCE =
            rows("header.evidence", field("source", SOURCE).needed(), field("where", TEXT), field("quote", LONG_TEXT));
    static final Field REASON = field("reason", LONG_TEXT);

    private RecurringFields() {}

    /** What a signed paper says, of this form unless another is chosen. */
    static Field[] paper(String form) {
        return new Field[] {
            choice("instrument.form", InstrumentForm.class).needed().standard(form),
            WHEN,
            field("instrument.title", TEXT),
            choices("instrument.establishes", Rung.class).needed(),
            field("instrument.place.party", PARTY),
            rows("instrument.parties", field("party", PARTY).needed(), field("beside", PARTY))
                    .onDemand(),
            rows(
                            "instrument.signatories",
                            field("person.office", TEXT),
                            field("person.name", TEXT),
                            field("onBehalfOf", PARTY),
                            choice("role", SignatoryRole.class).standard("SIGNED"),
                            field("person.personId", PERSON))
                    .onDemand(),
            choice("instrument.mode", Mode.class).onDemand(),
            field("instrument.place.words", TEXT).onDemand(),
            field("instrument.fields", LINES).onDemand(),
            choice("instrument.term.kind", TermKind.class).onDemand(),
            field("instrument.term.period", PERIOD).onDemand(),
            field("instrument.term.until", DATE).onDemand(),
            field("instrument.term.renewalsLeft", WHOLE_NUMBER).onDemand(),
            field("instrument.term.reviewOn", DATE).onDemand(),
            field("instrument.term.noticePeriod", PERIOD).onDemand(),
            field("instrument.languages", LINES).onDemand(),
            field("instrument.originalsWith", PARTIES).onDemand(),
            field("instrument.exclusive", YES_OR_NO).onDemand(),
            field("instrument.ordinal.of", PARTY).onDemand(),
            field("instrument.ordinal.number", WHOLE_NUMBER).onDemand(),
            field("instrument.ordinal.words", TEXT).onDemand(),
            field("header.links.DURING", LINK),
            field("header.links.FULFILS", LINK).onDemand(),
            field("header.links.REPLACES", LINK).onDemand()
        };
    }

    /** Who meets whom, of this kind unless another is chosen. */
    static Field[] engagement(String kind) {
        return new Field[] {
            choice("engagement.kind", EngagementKind.class).needed().standard(kind),
            field("engagement.from", PARTIES),
            field("engagement.hosts", PARTIES),
            field("engagement.place.party", PARTY),
            field("engagement.title", TEXT),
            field("engagement.topics", LINES),
            field("engagement.participants", PARTIES).onDemand(),
            rows(
                            "engagement.people",
                            field("office", TEXT),
                            field("name", TEXT),
                            field("of", PARTY),
                            field("personId", PERSON))
                    .onDemand(),
            choice("engagement.mode", Mode.class).onDemand(),
            field("engagement.place.words", TEXT).onDemand(),
            field("engagement.series", PARTY).onDemand(),
            field("engagement.number", WHOLE_NUMBER).onDemand()
        };
    }

    /** What a happening is part of, fulfils or repeats. */
    static Field[] during() {
        return new Field[] {
            field("header.links.DURING", LINK),
            field("header.links.FULFILS", LINK).onDemand(),
            field("header.links.SAME_AS", LINK).onDemand()
        };
    }

    /** What a side does with a partnership: suspends it, or resumes, ends or terminates. */
    static Field[] act(boolean suspends) {
        Stream<Field> first = Stream.of(field("act.by", PARTIES).needed(), field("act.effectiveOn", DATE));
        Stream<Field> scope =
                suspends ? Stream.of(choice("act.scope", SuspensionScope.class).needed()) : Stream.empty();
        Stream<Field> rest = Stream.of(
                field("act.reason", LONG_TEXT),
                field("act.decidedOn", DATE).onDemand(),
                field("act.notifiedOn", DATE).onDemand(),
                field("act.bodies", PARTIES).onDemand(),
                field("act.towards", PARTY).onDemand(),
                field("act.instrument", ENTRY).onDemand(),
                field("header.links.IN_RESPONSE_TO", LINK).onDemand(),
                field("header.links.PART_OF_ACT", LINK).onDemand());
        return Stream.of(first, scope, rest).flatMap(those -> those).toArray(Field[]::new);
    }

    /** Amounts as printed, each with its unit. */
    static Field amounts() {
        return rows(
                        "amounts",
                        choice("bound", Bound.class).standard("EXACT"),
                        field("number", DECIMAL).needed(),
                        new Field(
                                "magnitude",
                                Asked.CHOICE,
                                false,
                                false,
                                List.of("0", "3", "6", "9", "12"),
                                "Magnitude",
                                "0",
                                List.of()),
                        field("unit", UNIT).needed(),
                        field("words", TEXT))
                .needed();
    }

    /** Changes in percent that the source states. */
    static Field changes() {
        return rows(
                "change.by",
                field("number", DECIMAL).needed(),
                choice("bound", Bound.class).standard("EXACT"),
                field("unit", GIVEN).standard("percent"),
                field("words", TEXT));
    }

    /** Fields and lists of them in one list. */
    static Field[] joined(Object... parts) {
        List<Field> all = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof Field field) {
                all.add(field);
            } else {
                all.addAll(List.of((Field[]) part));
            }
        }
        return all.toArray(Field[]::new);
    }
}
