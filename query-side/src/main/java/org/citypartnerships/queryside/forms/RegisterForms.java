package org.citypartnerships.queryside.forms;

import static org.citypartnerships.queryside.forms.Asked.CHECKSUM;
import static org.citypartnerships.queryside.forms.Asked.COUNTRY;
import static org.citypartnerships.queryside.forms.Asked.DATE;
import static org.citypartnerships.queryside.forms.Asked.DEGREES;
import static org.citypartnerships.queryside.forms.Asked.LONG_TEXT;
import static org.citypartnerships.queryside.forms.Asked.PARTIES;
import static org.citypartnerships.queryside.forms.Asked.PARTY;
import static org.citypartnerships.queryside.forms.Asked.PERSON;
import static org.citypartnerships.queryside.forms.Asked.SOURCE;
import static org.citypartnerships.queryside.forms.Asked.TEXT;
import static org.citypartnerships.queryside.forms.Asked.YES_OR_NO;
import static org.citypartnerships.queryside.forms.Field.choice;
import static org.citypartnerships.queryside.forms.Field.field;
import static org.citypartnerships.queryside.forms.Field.rows;
import static org.citypartnerships.queryside.forms.RecurringFields.EVIDENCE;
import static org.citypartnerships.queryside.forms.RecurringFields.WHEN;

import java.util.List;
import org.citypartnerships.queryside.forms.CommandForm.Group;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Reliability;
import org.citypartnerships.values.SourceKind;

/** The forms that record a party or a source, and what is said of it. */
final class RegisterForms {

    private RegisterForms() {}

    static List<CommandForm> all() {
        return new FormGroup(Group.REGISTER)
                .form(
                        "RegisterSource",
                        field("title", TEXT).needed(),
                        choice("kind", SourceKind.class).needed(),
                        field("publisher", TEXT),
                        field("publishedOn", DATE),
                        field("address", TEXT),
                        field("language", TEXT),
                        choice("reliability", Reliability.class).standard("REPORTED"),
                        field("original", SOURCE).onDemand(),
                        field("checksum", CHECKSUM).onDemand(),
                        rows(
                                        "authors",
                                        field("office", TEXT),
                                        field("name", TEXT),
                                        field("of", PARTY),
                                        field("personId", PERSON))
                                .onDemand(),
                        field("header.note", LONG_TEXT).onDemand())
                .form(
                        "RegisterParty",
                        rows(
                                        "names",
                                        field("text", TEXT).needed(),
                                        choice("kind", NameKind.class).standard("PROPER"),
                                        field("language", TEXT))
                                .needed(),
                        choice("kind", PartyKind.class).needed(),
                        field("country", COUNTRY),
                        field("within", PARTY),
                        field("actsFor", PARTY),
                        EVIDENCE,
                        field("coordinates.latitude", DEGREES).onDemand(),
                        field("coordinates.longitude", DEGREES).onDemand(),
                        field("identifiers.geonames", TEXT).onDemand(),
                        field("identifiers.wikidata", TEXT).onDemand(),
                        field("identifiers.locode", TEXT).onDemand(),
                        field("header.note", LONG_TEXT).onDemand())
                .recorded(
                        "RenameParty",
                        field("partyId", PARTY).needed(),
                        field("name.text", TEXT).needed(),
                        choice("name.kind", NameKind.class).standard("PROPER"),
                        field("name.language", TEXT),
                        field("name.from", DATE),
                        field("name.until", DATE),
                        WHEN.onDemand(),
                        field("planned", YES_OR_NO).onDemand())
                .recorded(
                        "DescribeParty",
                        field("partyId", PARTY).needed(),
                        field("profile", LONG_TEXT),
                        WHEN,
                        field("within", PARTY),
                        field("actsFor", PARTY),
                        field("coordinates.latitude", DEGREES).onDemand(),
                        field("coordinates.longitude", DEGREES).onDemand(),
                        field("identifiers.geonames", TEXT).onDemand(),
                        field("identifiers.wikidata", TEXT).onDemand(),
                        field("identifiers.locode", TEXT).onDemand())
                .recorded(
                        "MergeParties",
                        field("partyId", PARTY).needed(),
                        field("merged", PARTIES).needed(),
                        WHEN)
                .recorded(
                        "DeclareListComplete",
                        field("partyId", PARTY).needed(),
                        choice("relation", Relation.class).needed().standard("TWINNING"),
                        WHEN)
                .recorded(
                        "DeclareDuplicate",
                        field("duplicate", PARTY).needed(),
                        field("duplicateOf", PARTY).needed())
                .recorded(
                        "DateSource",
                        field("sourceId", SOURCE).needed(),
                        field("publishedOn", DATE).needed())
                .all();
    }
}
