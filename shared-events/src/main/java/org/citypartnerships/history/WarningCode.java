package org.citypartnerships.history;

/** What a person should look at. */
public enum WarningCode {
    /** The paper's title allows more than one reading of what it establishes ("Sister cities Friendship Agreement"). The lowest counts. */
    AMBIGUOUS_RUNG,
    /** A paper's form goes with another kind of entry, or with another relation than it is said to establish. One may be a slip. */
    FORM_MISMATCH,
    /** The entry's own date lies after its source was published. The date stands. */
    SOURCE_OLDER_THAN_FACT,
    /** The entry is told as done on a day after the one on which it was recorded. The date stands; or it is only planned. */
    DATED_AHEAD,
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
    NO_SECOND_WITNESS,
    /** The change that a source prints is not what its printed amounts come to. Both are shown. */
    CHANGE_NOT_SUPPORTED,
    /** A figure printed in two currencies implies a rate of exchange. It is shown; neither amount is a conversion of ours. */
    IMPLIED_RATE,
    /** Trade of a region, a country or several named together is no city pair's, and is counted for none. */
    FIGURE_AT_ANOTHER_LEVEL,
    /** A claim about exports or imports alone stands on a passage whose figure is of something else. */
    MEASURE_MISMATCH,
    /** The words of a paper, plan or statement name a friendship or twinning that nothing on record has established yet. */
    RUNG_NOT_REACHED,
    /** A source speaks of a district, region or province where the record has none of that name, or for a city. */
    PARTY_LEVEL_MISMATCH,
    /** One source tells the same thing twice. It is one entry and one witness. */
    TOLD_TWICE_IN_ONE_SOURCE,
    /** Sources use several names for one party. They are names of one party, and no parties of their own. */
    NAME_VARIANT,
    /** A source misspells the name of a party. */
    NAME_MISSPELT,
    /** A source writes something so like the party's name that it may be another spelling of it. */
    NAME_SPELT_OTHERWISE,
    /** Entries give one person names that are not forms of one name, or a form of address goes with the given name ("Mr Zhe" for Sun Zhe). */
    PERSON_NAMED_OTHERWISE,
    /** Two sources tell different relations for the same time. The highest counts. */
    RELATION_CONFLICT,
    /** The source is a copy or translation of another. What both say has one witness. */
    COPY_COUNTED_ONCE,
    /** The title of a source speaks of several cities, but its papers are of one partnership alone. */
    HEADLINE_SAYS_MORE,
    /** A source counts "our 11th sister city", and the list on record, which was declared complete, counts otherwise. */
    ORDINAL_NOT_BORNE_OUT,
    /** A partnership in force has seen no paper and no engagement for years. */
    DORMANT,
    /** The term of a paper in force ends soon, and nothing on record renews it. */
    TERM_ENDING,
    /** A paper names a day on which the sides want to look at it again, and nothing on record says that they did. */
    REVIEW_DUE,
    /** Soon is the last day to say that a paper shall not go on. */
    NOTICE_DUE,
    /** A value is contested, and nobody has settled that. */
    OPEN_DISPUTE;

    /** Whether it speaks of a day to come, and is to be seen some time before that day. */
    public boolean isOfADayToCome() {
        return this == TERM_ENDING || this == REVIEW_DUE || this == NOTICE_DUE;
    }
}
