package org.citypartnerships.commandside;

import java.util.List;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SideLeft;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Link;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * That a party took the place of another, which became part of it: Hulan's partnerships are Harbin's since they merged.
 *
 * @param before the party whose place it was
 * @param heir the party that took it
 * @param merger what the entry of the heir says that records the merger
 * @param joins the id of the entry by which the heir joins a side
 * @param leaves the id of the entry by which the other leaves it
 */
public record Succession(PartyId before, PartyId heir, Merger merger, EntryId joins, EntryId leaves) {

    /**
     * What a merger's entry says of itself.
     *
     * @param entry the entry
     * @param happened when the parties became one
     * @param evidence what says so
     * @param visibility who may read it
     */
    public record Merger(
            EntryRef entry, @Nullable StatedDate happened, List<Evidence> evidence, Visibility visibility) {
        Header header(EntryId id) {
            return new Header(
                    id, happened, evidence, null, List.of(new Link(LinkKind.PART_OF_ACT, entry)), visibility, null);
        }
    }

    /** That the heir joins the side, as a later step of the merger. */
    public SideJoined joined(PartnershipId partnership, SideId side) {
        return new SideJoined(partnership, merger.header(joins), side, heir);
    }

    /** That the other leaves it, as a later step of the merger. */
    public SideLeft left(PartnershipId partnership, SideId side) {
        return new SideLeft(partnership, merger.header(leaves), side, before);
    }
}
