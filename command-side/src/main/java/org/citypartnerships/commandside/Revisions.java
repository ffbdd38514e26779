package org.citypartnerships.commandside;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.citypartnerships.commands.AttachFile;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commands.ContestEntry;
import org.citypartnerships.commands.CorrectEntry;
import org.citypartnerships.commands.CorroborateEntry;
import org.citypartnerships.commands.EntryCommand;
import org.citypartnerships.commands.HeedWarning;
import org.citypartnerships.commands.RetractEntry;
import org.citypartnerships.commands.SettleDispute;
import org.citypartnerships.commands.SilenceWarning;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.FileAttached;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.events.WarningHeeded;
import org.citypartnerships.events.WarningSilenced;
import org.citypartnerships.history.Fact;
import org.citypartnerships.history.History;
import org.citypartnerships.history.WarningCode;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Prevailing;
import org.citypartnerships.values.StreamId;

/**
 * What mends or witnesses an entry, alike in all kinds of streams.
 *
 * <p>Only what stands can be corrected, witnessed, contested or retracted, and an entry that others name stays until they are
 * gone. A retraction can be retracted, and so can a correction: the entry then stands as it did before.
 */
public final class Revisions {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

    /**
     * What these fields say is looked at beside what others say, and beside the rights of whoever says it. The door sees to that
     * when an entry is recorded or corrected, and does not know what a settlement would make of one.
     */
    private static final Pattern JUDGED_AT_THE_DOOR =
            Pattern.compile("/(?:names?|identifiers|address|checksum|merged|within|actsFor)(?:/.*)?");

    /** Figures stand in the stream of their scope. */
    private static final Pattern PLACE_OF_FIGURES = Pattern.compile("/scope(?:/.*)?");

    private final Circumstances now;
    private final StreamId stream;
    private final History history;
    private final Judge judge;

    /** What an entry that stands would be if it were recorded anew by a command. */
    @FunctionalInterface
    interface Judge {
        Entry judged(Command command, Entry standing, Circumstances now);
    }

    Revisions(Circumstances now, History history, Judge judge) {
        this.now = now;
        this.stream = now.target();
        this.history = history;
        this.judge = judge;
    }

    /** Under which name the bus knows who decides such a command in streams of this kind: {@code partnership:EntryCommand}. */
    public static String nameFor(StreamId stream) {
        return stream.value().substring(0, stream.value().indexOf(':') + 1) + "EntryCommand";
    }

    /**
     * What the command records.
     *
     * @throws Refused if the entry does not stand, or a rule of that command is broken
     */
    Entry of(EntryCommand command) {
        if (command instanceof CorrectEntry correction) {
            return corrected(correction);
        }
        if (command instanceof RetractEntry retraction) {
            return retracted(retraction);
        }
        if (command instanceof CorroborateEntry witness) {
            return corroborated(witness);
        }
        if (command instanceof ContestEntry contest) {
            return contested(contest);
        }
        if (command instanceof SettleDispute settlement) {
            return settled(settlement);
        }
        if (command instanceof AttachFile file) {
            return attached(file);
        }
        if (command instanceof SilenceWarning silencing) {
            return silenced(silencing);
        }
        if (command instanceof HeedWarning heeding) {
            return heeded(heeding);
        }
        throw new IllegalArgumentException("nobody decides " + command.getClass());
    }

    static Refused wrongKind(Entry standing) {
        return Refused.at(
                Reason.WRONG_KIND,
                "",
                "a correction is the same command, about the same stream, with the entryId " + standing.entryId()
                        + ": for anything else retract the entry and record anew with a link REPLACES");
    }

    private Entry corrected(CorrectEntry command) {
        Entry standing = requireFact(command.entry());
        Entry as;
        try {
            as = judge.judged(command.as(), standing, now);
        } catch (Refused refused) {
            throw refused.within("/as/payload");
        }
        if (as.equals(standing)) {
            throw Refused.at(Reason.NOTHING_CHANGED, "/as/payload", command.entry() + " reads so already");
        }
        return new EntryCorrected(stream, command.header(), standing.entryId(), as, command.reason());
    }

    private Entry retracted(RetractEntry command) {
        Entry standing = requireStanding(command.entry());
        if (standing instanceof PartyRegistered || standing instanceof SourceRegistered) {
            throw Refused.at(
                    Reason.ENTRY_REGISTERS,
                    "/entry",
                    command.entry() + " put " + stream + " on record: correct it"
                            + (standing instanceof PartyRegistered ? ", or declare the party a duplicate" : ""));
        }
        if (standing instanceof EntryRetracted before && declaresDuplicate(before.retracts())) {
            throw Refused.at(Reason.NO_DUPLICATE, "/entry", "declare the duplicate anew instead of taking that back");
        }
        EntryRetracted retraction = new EntryRetracted(stream, command.header(), standing.entryId(), command.reason());
        requireNothingLeftHanging(retraction);
        return retraction;
    }

    /** Meanwhile the other may have become a duplicate of this one. */
    private boolean declaresDuplicate(EntryId entry) {
        return history.facts().stream()
                .map(Fact::event)
                .anyMatch(event -> event instanceof DuplicateDeclared declared
                        && declared.entryId().equals(entry));
    }

    /** Also when a retraction is retracted: what stands again may name what was retracted meanwhile. */
    private void requireNothingLeftHanging(EntryRetracted retraction) {
        long next = history.facts().get(history.facts().size() - 1).sequence() + 1;
        List<EntryId> before = history.hanging();
        List<EntryId> left = history.with(new Fact(retraction, next, now.at())).hanging().stream()
                .filter(entry -> !before.contains(entry))
                .toList();
        if (!left.isEmpty()) {
            throw new Refused(
                    Reason.ENTRY_IS_NAMED,
                    left + " would name an entry that does not stand: correct or retract "
                            + (left.size() == 1 ? "it" : "them") + " first",
                    left.stream()
                            .map(entry -> FieldProblem.of(
                                    "/entry", new EntryRef(stream, entry) + " names it", new EntryRef(stream, entry)))
                            .toList());
        }
    }

    private Entry corroborated(CorroborateEntry command) {
        Entry standing = requireStanding(command.entry());
        if (command.header().evidence().isEmpty()) {
            throw Refused.at(Reason.NO_EVIDENCE, "/header/evidence", "name the source that says the same");
        }
        return new EvidenceAdded(stream, command.header(), standing.entryId());
    }

    private Entry contested(ContestEntry command) {
        Entry standing = requireFact(command.entry());
        if (command.header().evidence().isEmpty() && command.header().accordingTo() == null) {
            throw Refused.at(
                    Reason.NO_EVIDENCE,
                    "/header/evidence",
                    "name the source that says otherwise, or whose account it is");
        }
        EntryContested contest =
                new EntryContested(stream, command.header(), standing.entryId(), command.field(), command.claimed());
        Entry claimed = claimed(contest, standing)
                .orElseThrow(() -> Refused.at(
                        Reason.NOT_A_CLAIM,
                        "/field",
                        "the entry has no such field, or it cannot hold what is claimed: write a JSON pointer into the"
                                + " recorded entry, as /header/happened, and a value as a command would have it"));
        if (claimed.equals(standing)) {
            throw Refused.at(Reason.NOTHING_CHANGED, "/claimed", command.entry() + " says so: corroborate it instead");
        }
        Spelling.requireClaimed(claimed, command.field(), "/claimed");
        return contest;
    }

    /** Where an entry stands is no claim: its id, its stream, and the scope that a stream of figures is of. */
    private Optional<Entry> claimed(EntryContested contest, Entry standing) {
        return PLACE_OF_FIGURES.matcher(contest.field()).matches()
                ? Optional.empty()
                : history.claimedBy(contest).filter(claimed -> claimed.ref().equals(standing.ref()));
    }

    private Entry settled(SettleDispute command) {
        if (!(requireStanding(command.entry()) instanceof EntryContested contest)) {
            throw Refused.at(Reason.NOT_A_DISPUTE, "/entry", command.entry() + " contests nothing: name the contest");
        }
        if (!history.isOpenDispute(contest.entryId())) {
            throw Refused.at(Reason.DISPUTE_ALREADY_SETTLED, "/entry", command.entry() + " is settled");
        }
        Entry standing = requireStanding(new EntryRef(stream, contest.contests()));
        boolean changes = command.prevailing() == Prevailing.CLAIMED
                && !history.claimedBy(contest).equals(Optional.of(standing));
        if (changes && history.claimedBy(contest).isEmpty()) {
            throw Refused.at(
                    Reason.NOT_A_CLAIM, "/prevailing", standing.ref() + " was corrected since and has no such field");
        }
        if (changes && JUDGED_AT_THE_DOOR.matcher(contest.field()).matches()) {
            throw Refused.at(
                    Reason.CORRECT_FIRST, "/prevailing", "correct " + standing.ref() + " as claimed, then settle");
        }
        if (changes) { // a claim from before it was asked how claims are spelt
            history.claimedBy(contest)
                    .ifPresent(claimed -> Spelling.requireClaimed(claimed, contest.field(), "/prevailing"));
        }
        return new DisputeSettled(stream, command.header(), contest.entryId(), command.prevailing(), command.reason());
    }

    private Entry attached(AttachFile command) {
        Entry standing = requireStanding(command.entry());
        String sha256 = command.sha256().toLowerCase(Locale.ROOT);
        String mediaType = command.mediaType().toLowerCase(Locale.ROOT);
        requireWellFormed(SHA_256.matcher(sha256).matches(), "/sha256", "write the 64 hexadecimal digits of a SHA-256");
        requireWellFormed(MEDIA_TYPE.matcher(mediaType).matches(), "/mediaType", "write a type, as application/pdf");
        requireWellFormed(command.sizeBytes() > 0, "/sizeBytes", "write the size in bytes, 1 at least");
        return new FileAttached(stream, command.header(), standing.entryId(), sha256, mediaType, command.sizeBytes());
    }

    private Entry silenced(SilenceWarning command) {
        Entry standing = requireStanding(command.entry());
        if (isSilent(standing, command.code())) {
            throw Refused.at(Reason.NOTHING_CHANGED, "/code", command.code() + " is silenced for " + command.entry());
        }
        return new WarningSilenced(stream, command.header(), standing.entryId(), command.code(), command.reason());
    }

    private Entry heeded(HeedWarning command) {
        Entry standing = requireStanding(command.entry());
        if (!isSilent(standing, command.code())) {
            throw Refused.at(
                    Reason.NOTHING_CHANGED, "/code", command.code() + " is not silenced for " + command.entry());
        }
        return new WarningHeeded(stream, command.header(), standing.entryId(), command.code(), command.reason());
    }

    private boolean isSilent(Entry standing, String code) {
        WarningCode rule = Arrays.stream(WarningCode.values())
                .filter(each -> each.name().equals(code))
                .findFirst()
                .orElseThrow(() -> Refused.at(
                        Reason.INVALID_FIELDS,
                        "/code",
                        "there is no such rule: write one of " + Arrays.toString(WarningCode.values())));
        return history.silence(standing.entryId(), rule).isPresent();
    }

    private static void requireWellFormed(boolean holds, String pointer, String whatToWrite) {
        if (!holds) {
            throw Refused.at(Reason.INVALID_FIELDS, pointer, whatToWrite);
        }
    }

    private Entry requireFact(EntryRef ref) {
        Entry standing = requireStanding(ref);
        if (History.isAboutTheRecord(standing)) {
            throw Refused.at(
                    Reason.NOT_A_FACT,
                    "/entry",
                    ref + " is about another entry: address that one, or retract this one");
        }
        return standing;
    }

    private Entry requireStanding(EntryRef ref) {
        if (!history.has(ref.entry())) {
            throw Refused.at(Reason.UNKNOWN_REFERENCE, "/entry", ref + " is not on record: record it first", ref);
        }
        return history.entry(ref.entry())
                .orElseThrow(() -> Refused.at(Reason.ENTRY_NOT_STANDING, "/entry", ref + " was retracted"));
    }
}
