package org.citypartnerships.history;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every sentence in which a {@link Warning} is told, in English, with places for what stands in it. Other languages have a phrase
 * of their own for each constant.
 */
public enum WarningSentence {
    /** {0}: the rungs, {@code FRIENDSHIP or TWINNING}. */
    TWO_READINGS(WarningCode.AMBIGUOUS_RUNG, "This paper can be read as establishing {0}: the lowest counts."),
    /** {0}: the form, {@code TWINNING_AGREEMENT}. */
    FORM_OF_ANOTHER_KIND(
            WarningCode.FORM_MISMATCH,
            "A paper of this form, {0}, goes with another kind of entry: change the form, or record it as what it is."),
    /** {0}: the rung that goes with its form; {1}: those that it is said to establish, {@code NOTHING or CONTACT}. */
    FORM_OF_ANOTHER_RUNG(
            WarningCode.FORM_MISMATCH,
            "By its form this paper would establish {0}, but {1} is recorded: what is recorded counts."),
    /** {0}: the day, month or year told of, {@code 2020}; {1}: the last day on which the source can have been published. */
    AFTER_ITS_SOURCE(
            WarningCode.SOURCE_OLDER_THAN_FACT,
            "The entry tells of {0}, but its source was published by {1}: the entry's date stands."),
    /** {0}: the day, month or year told of. */
    AFTER_ITS_RECORDING(
            WarningCode.DATED_AHEAD,
            "The entry tells of {0} as done, but that comes after the day of recording: record it as planned if it is,"
                    + " or correct the date."),
    /** {0}: the side. */
    SIGNED_AFTER_ITS_END(
            WarningCode.SIGNED_AFTER_END,
            "This paper was signed after side {0} had ended the partnership: a new spell begins."),
    PAPER_NOT_SUSPENDED(
            WarningCode.RESUMED_WITHOUT_SUSPENSION, "A paper is resumed that is not on record as suspended."),
    /** {0}: the side. */
    SIDE_NOT_SUSPENDED(WarningCode.RESUMED_WITHOUT_SUSPENSION, "Side {0} resumes what is not on record as suspended."),
    /** {0}: the side. */
    ENDED_ALREADY(WarningCode.ENDED_TWICE, "Side {0} ends what it had already ended, with no signing in between."),
    /** {0}: the last day planned. */
    PLAN_PASSED(
            WarningCode.PLAN_OVERDUE,
            "This was planned for {0} at the latest, and nothing on record fulfils or cancels it."),
    /** {0}: the last day planned; {1}: the place in the list. */
    PLAN_AND_PLACE_PASSED(
            WarningCode.PLAN_OVERDUE,
            "This was planned for {0} at the latest, and nothing on record fulfils or cancels it. Nor is it place {1} of a"
                    + " list, as it was to be."),
    COUNTS_FROM_UNKNOWN(WarningCode.UNRESOLVED_RELATIVE_DATE, "The date counts from a date that is not known."),
    /** {0}: the words. */
    WORDS_COUNT_FROM_UNKNOWN(
            WarningCode.UNRESOLVED_RELATIVE_DATE, "The date \"{0}\" counts from a date that is not known."),
    /** {0}: the words. */
    WORDS_ALONE(
            WarningCode.UNRESOLVED_RELATIVE_DATE,
            "The date is the words \"{0}\" alone, and nobody has recorded when their source was published."),
    RENEWED_TOO_EARLY(WarningCode.RENEWAL_BEFORE_ORIGINAL, "The renewal is dated before the paper that it renews."),
    SINCE_WHEN(
            WarningCode.UNDATED_RELATION,
            "The source reports the relation but not since when: no start date is shown."),
    NOT_DURING(WarningCode.OWN_DATE_CONFLICT, "By their dates the entry cannot have happened during the other."),
    TWINS(
            WarningCode.SAME_ACT_TOLD_TWICE,
            "Another entry tells the same act of the same date: link them with SAME_AS if they are one."),
    /** {0}: the source. */
    COUNTED_ALREADY(
            WarningCode.NO_SECOND_WITNESS,
            "{0} is a source of the entry already, or a copy or translation of one: it counts once."),
    /** {0}: the change printed, {@code 22 %}; {1}: the change computed, in percent. */
    CHANGE_POSSIBLE(
            WarningCode.CHANGE_NOT_SUPPORTED,
            "The source prints a change of {0}; the amounts printed come to {1} %: possible, but not supported."),
    /** {0}: the change printed; {1}: the change computed, in percent. */
    CHANGE_CONTRADICTED(
            WarningCode.CHANGE_NOT_SUPPORTED,
            "The source prints a change of {0}; the amounts printed come to {1} %: that contradicts it."),
    /** {0}: the change printed; {1}: the change computed, from {2} to {3} with what rounding allows, in percent. */
    CHANGE_POSSIBLE_ROUNDED(
            WarningCode.CHANGE_NOT_SUPPORTED,
            "The source prints a change of {0}; the amounts printed come to {1} %, and to {2} to {3} % with what rounding"
                    + " allows: possible, but not supported."),
    /** {0}: the change printed; {1}: the change computed, from {2} to {3} with what rounding allows, in percent. */
    CHANGE_CONTRADICTED_ROUNDED(
            WarningCode.CHANGE_NOT_SUPPORTED,
            "The source prints a change of {0}; the amounts printed come to {1} %, and to {2} to {3} % with what rounding"
                    + " allows: that contradicts it."),
    /** {0}: so much; {1}: of this currency; {2}: to one of that. */
    RATE(WarningCode.IMPLIED_RATE, "The two amounts printed imply {0} {1} to one {2}; both are kept as printed."),
    NO_PAIR_OF_CITIES(
            WarningCode.FIGURE_AT_ANOTHER_LEVEL,
            "One of the two is no city: this is the trade of no pair of cities, and is counted for none."),
    EXPORTS_ALONE(
            WarningCode.MEASURE_MISMATCH,
            "The claim is about exports alone, but the figure of the same passage is not: it does not support the claim."),
    IMPORTS_ALONE(
            WarningCode.MEASURE_MISMATCH,
            "The claim is about imports alone, but the figure of the same passage is not: it does not support the claim."),
    /** {0}: the relation, {@code twinning}. */
    STANDS_LOWER(
            WarningCode.RUNG_NOT_REACHED,
            "The words speak of a {0}, but nothing on record establishes or reports one: the partnership stands lower."),
    /** {0}: the word of the source. */
    LEVEL_NOT_NAMED(
            WarningCode.PARTY_LEVEL_MISMATCH,
            "The source says \"{0}\", but names no party of that level that the entry has: check who is meant."),
    SPEAKS_FROM_ABOVE(
            WarningCode.PARTY_LEVEL_MISMATCH,
            "Whoever speaks here speaks for a party above the cities, which is on no side of the partnership."),
    TOLD_TWICE(WarningCode.TOLD_TWICE_IN_ONE_SOURCE, "The source tells this twice: it is one entry, and one witness."),
    /** {0}: the names. */
    ALSO_CALLED(WarningCode.NAME_VARIANT, "A source also calls this party {0}: it is one party."),
    /** {0}: the names. */
    MISSPELT(WarningCode.NAME_MISSPELT, "A source misspells the name as {0}."),
    /** {0}: the words. */
    NEARLY_A_NAME(
            WarningCode.NAME_SPELT_OTHERWISE,
            "The source writes {0}, nearly a name of this party: another spelling, or something else."),
    TWO_NAMES(
            WarningCode.PERSON_NAMED_OTHERWISE,
            "The two entries give one person names of which neither is a shorter form of the other: one may be a slip."),
    ADDRESSED_BY_GIVEN_NAME(
            WarningCode.PERSON_NAMED_OTHERWISE,
            "A form of address stands before a person's given name, though the family name comes first where the office is"
                    + " held: the other entry has the name in full."),
    /** {0} and {1}: the relations. */
    TWO_RELATIONS(
            WarningCode.RELATION_CONFLICT,
            "One source tells of {0}, another of {1}, for the same time: the highest counts."),
    /** {0}: the original. */
    ONE_WITNESS(WarningCode.COPY_COUNTED_ONCE, "This is a copy or translation of {0}: what both say has one witness."),
    TITLE_OF_SEVERAL(
            WarningCode.HEADLINE_SAYS_MORE,
            "The title speaks of several cities; the papers that the source is evidence for are of one partnership alone."),
    /** {0}: the number; {1}: whose list. */
    NOT_BORNE_OUT(
            WarningCode.ORDINAL_NOT_BORNE_OUT,
            "This is said to be number {0} in the list of {1}, which was declared complete, and is not by what is on"
                    + " record."),
    /** {0}: the number; {1}: whose list; {2}: how many stood in it that day; {3}: with those that had ended. */
    NOT_BORNE_OUT_COUNTED(
            WarningCode.ORDINAL_NOT_BORNE_OUT,
            "This is said to be number {0} in the list of {1}, which was declared complete, and is not by what is on"
                    + " record. Before it {2} stood in the list that day, {3} with those that had ended."),
    SILENT(WarningCode.DORMANT, "The partnership is in force, but since this nothing was signed and nobody met."),
    /** {0}: the last day. */
    TERM_ENDS(WarningCode.TERM_ENDING, "The term of the paper ends with {0}, and nothing on record renews it."),
    /** {0}: the day of the review. */
    REVIEW_BY(
            WarningCode.REVIEW_DUE,
            "The sides wanted to look at the paper again by {0}, and nothing on record says that they did."),
    /** {0}: the last day of the paper; {1}: the last day to give notice. */
    NOTICE_BY(WarningCode.NOTICE_DUE, "Whoever wants the paper to end with {0} has to say so by {1}."),
    /** {0}: the field, as a JSON pointer. */
    NOT_SETTLED(WarningCode.OPEN_DISPUTE, "The value of {0} is contested, and nobody has settled which one holds.");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

    private final WarningCode code;
    private final String english;

    WarningSentence(WarningCode code, String english) {
        this.code = code;
        this.english = english;
    }

    /** What kind of thing it tells of. */
    public WarningCode code() {
        return code;
    }

    /** The sentence with these in their places. */
    String of(List<String> values) {
        return PLACE.matcher(english)
                .replaceAll(place -> Matcher.quoteReplacement(values.get(Integer.parseInt(place.group(1)))));
    }

    /** How many places it has. */
    public int places() {
        return (int) PLACE.matcher(english).results().count();
    }
}
