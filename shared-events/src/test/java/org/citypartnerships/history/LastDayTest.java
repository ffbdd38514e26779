package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Term;
import org.citypartnerships.values.TermKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dates are stated up to the year 9999: what would come after it never comes, and no day after it is ever named. */
class LastDayTest {

    private static final PartnershipId ID = new PartnershipId("partnership:harbin-cn~sunderland-gb");

    static Stream<Term> termsBeyondAllDates() {
        return Stream.of(
                new Term(TermKind.FIXED, Period.ofYears(7990), null, null, null, null),
                new Term(TermKind.FIXED, Period.ofYears(Integer.MAX_VALUE), null, null, null, null),
                new Term(TermKind.FIXED, Period.ofDays(Integer.MAX_VALUE), null, null, null, null),
                new Term(TermKind.FIXED, null, StatedDate.of("9999-12-31"), null, null, null),
                new Term(TermKind.SELF_RENEWING, Period.ofYears(1), null, 100_000, null, null),
                new Term(TermKind.SELF_RENEWING, Period.ofYears(9999), null, Integer.MAX_VALUE, null, null));
    }

    @ParameterizedTest
    @MethodSource("termsBeyondAllDates")
    void a_term_that_ends_after_the_year_9999_never_ends(Term term) {
        History history = signed("2014", term);

        assertThat(history.at(LocalDate.of(9999, 12, 31), Anchors.none())
                        .status()
                        .standing())
                .isEqualTo(Standing.IN_FORCE);
        assertThatNoDayIsBeyond(history);
    }

    @ParameterizedTest
    @MethodSource("termsBeyondAllDates")
    void a_paper_signed_in_the_last_years_names_no_day_after_them(Term term) {
        assertThatNoDayIsBeyond(signed("9996", term));
        assertThatNoDayIsBeyond(signed("9999-12-31", term));
    }

    private static void assertThatNoDayIsBeyond(History history) {
        assertThat(history.spells(Anchors.none()))
                .flatExtracting(spell -> Stream.of(spell.from(), spell.until())
                        .filter(day -> day != null)
                        .toList())
                .allSatisfy(day -> assertThat(day).isBeforeOrEqualTo(LocalDate.of(9999, 12, 31)));
    }

    private static History signed(String day, Term term) {
        Instrument paper = new Instrument(
                InstrumentForm.TWINNING_AGREEMENT,
                null,
                List.of(Rung.TWINNING),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                term,
                null,
                null);
        Instant recorded = Instant.parse("2026-11-21T10:00:00Z");
        return History.of(List.of(
                new Fact(
                        new PartnershipOpened(
                                ID,
                                List.of(
                                        new Side(SideId.of(1), null, List.of(new PartyId("party:harbin-cn"))),
                                        new Side(SideId.of(2), null, List.of(new PartyId("party:sunderland-gb")))),
                                null),
                        0,
                        recorded),
                new Fact(new AgreementSigned(ID, Header.of("paper", StatedDate.of(day)), paper), 1, recorded)));
    }
}
