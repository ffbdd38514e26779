package org.citypartnerships.queryside.forms;

import static org.citypartnerships.queryside.forms.Asked.CHECKSUM;
import static org.citypartnerships.queryside.forms.Asked.LONG_TEXT;
import static org.citypartnerships.queryside.forms.Asked.POINTER;
import static org.citypartnerships.queryside.forms.Asked.TEXT;
import static org.citypartnerships.queryside.forms.Asked.WHOLE_NUMBER;
import static org.citypartnerships.queryside.forms.Field.choice;
import static org.citypartnerships.queryside.forms.Field.field;
import static org.citypartnerships.queryside.forms.RecurringFields.REASON;

import java.util.List;
import org.citypartnerships.queryside.forms.CommandForm.Group;
import org.citypartnerships.values.Prevailing;

/** The forms that record that an entry on record is mended or witnessed, or a warning about it heeded or not. */
final class EntryForms {

    private EntryForms() {}

    static List<CommandForm> all() {
        return new FormGroup(Group.ENTRIES)
                .recorded("CorroborateEntry")
                .recorded(
                        "ContestEntry",
                        field("field", POINTER).needed(),
                        field("claimed", LONG_TEXT).needed())
                .recorded(
                        "SettleDispute", choice("prevailing", Prevailing.class).needed(), REASON.needed())
                .recorded("RetractEntry", REASON.needed())
                .recorded(
                        "AttachFile",
                        field("sha256", CHECKSUM).needed(),
                        field("mediaType", TEXT).needed(),
                        field("sizeBytes", WHOLE_NUMBER).needed())
                .recorded("SilenceWarning", field("code", TEXT).needed(), REASON.needed())
                .recorded("HeedWarning", field("code", TEXT).needed(), REASON)
                .all();
    }
}
