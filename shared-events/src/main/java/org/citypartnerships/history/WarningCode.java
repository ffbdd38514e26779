package org.citypartnerships.history;

/** What a person should look at. */
public enum WarningCode {
    /** The paper's title allows more than one reading of what it establishes ("Sister cities Friendship Agreement"). The lowest counts. */
    AMBIGUOUS_RUNG,
    /** The entry's own date lies after its source was published, or after the day on which it was recorded. The date stands. */
    SOURCE_OLDER_THAN_FACT,
    /** A paper was signed after a side had ended the partnership. It begins a new spell; or one of the two dates is wrong. */
    SIGNED_AFTER_END,
    /** A side resumed what is not on record as suspended. The partnership is in force again; a suspension may be missing. */
    RESUMED_WITHOUT_SUSPENSION,
    /** A side ended what it had already ended. One act may have been told twice, or a signing in between is missing. */
    ENDED_TWICE,
    /** The day of a planned signing or engagement has passed, and nothing on record fulfils or cancels it. */
    PLAN_OVERDUE,
    /** A date counts from another ("last month") that is not known. Date the source, and it resolves by itself. */
    UNRESOLVED_RELATIVE_DATE,
    /** A renewal is dated before the paper that it renews. */
    RENEWAL_BEFORE_ORIGINAL,
    /** A source reports the relation, but not since when. No start date is shown. */
    UNDATED_RELATION,
    /** The entry is said to have happened during another, but by their dates it cannot have. */
    OWN_DATE_CONFLICT,
    /** Two entries tell the same act of the same date. If they are one act, link the second to the first with SAME_AS. */
    SAME_ACT_TOLD_TWICE,
    /** The added evidence is the entry's own source once more, or a copy or translation of the same original. It counts once. */
    NO_SECOND_WITNESS
}
