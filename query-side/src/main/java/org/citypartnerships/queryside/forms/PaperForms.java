package org.citypartnerships.queryside.forms;

import static org.citypartnerships.queryside.forms.Asked.DATE;
import static org.citypartnerships.queryside.forms.Asked.ENTRY;
import static org.citypartnerships.queryside.forms.Asked.LINK;
import static org.citypartnerships.queryside.forms.Asked.TEXT;
import static org.citypartnerships.queryside.forms.Field.field;
import static org.citypartnerships.queryside.forms.RecurringFields.WHEN;
import static org.citypartnerships.queryside.forms.RecurringFields.act;
import static org.citypartnerships.queryside.forms.RecurringFields.joined;
import static org.citypartnerships.queryside.forms.RecurringFields.paper;

import java.util.List;
import org.citypartnerships.queryside.forms.CommandForm.Group;

/** The forms that record that a paper was signed, renewed, or ran out. */
final class PaperForms {

    private PaperForms() {}

    static List<CommandForm> all() {
        return new FormGroup(Group.PAPERS)
                .partnership("SignAgreement", paper("COOPERATION_AGREEMENT"))
                .partnership("SignMoU", paper("MEMORANDUM"))
                .partnership("SignProtocol", paper("PROTOCOL_OF_INTENT"))
                .partnership("RenewAgreement", renewal("COOPERATION_AGREEMENT"))
                .partnership("RenewMoU", renewal("MEMORANDUM"))
                .partnership("RecordExpiry", WHEN, field("instrument", ENTRY).needed())
                .partnership(
                        "TerminateInstrument", joined(field("instrument", ENTRY).needed(), WHEN, act(false)))
                .all();
    }

    /** What was renewed, and then what the paper says. */
    private static Field[] renewal(String form) {
        return joined(
                field("header.links.RENEWS", LINK),
                field("renews.described", TEXT),
                field("renews.signedOn", DATE),
                paper(form));
    }
}
