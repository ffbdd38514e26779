package org.citypartnerships.commandside.partnership;

import java.util.List;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.history.History;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Link;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.RenewedPaper;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a renewal is allowed.
 *
 * <p>A renewal is a paper of its own that renews another: one on record in this partnership, named by a link RENEWS, or one
 * that is not, described in {@code renews}. A renewal of nothing is refused; so is one that its own words date before the
 * paper it renews. A renewal dated before a paper <em>on record</em> is accepted and warned about: that paper's date may be
 * the wrong one.
 */
final class Renewals {

    private Renewals() {}

    static void requireAPaperToRenew(
            PartnershipId partnership, Header header, @Nullable RenewedPaper described, History history) {
        List<EntryRef> named = header.links().stream()
                .filter(link -> link.kind() == LinkKind.RENEWS)
                .map(Link::to)
                .toList();
        if (named.isEmpty() && described == null) {
            throw Refused.at(
                    Reason.RENEWAL_OF_NOTHING,
                    "/header/links",
                    "say what is renewed: a link RENEWS to the paper, or describe it in renews if it is not on record");
        }
        named.forEach(paper -> Papers.requireOnRecord(partnership, paper, "/header/links", history));
        if (described != null) {
            requireNotBefore(described, header);
        }
    }

    private static void requireNotBefore(RenewedPaper described, Header header) {
        StatedDate renewedOn = header.happened();
        StatedDate signedOn = described.signedOn();
        if (renewedOn != null && signedOn != null && renewedOn.isCertainlyBefore(signedOn)) {
            throw Refused.at(
                    Reason.CONTRADICTS_ITSELF,
                    "/renews/signedOn",
                    "the paper was signed after its renewal in every reading of both dates: mend one of them");
        }
    }
}
