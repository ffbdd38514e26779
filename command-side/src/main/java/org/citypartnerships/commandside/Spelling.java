package org.citypartnerships.commandside;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commands.RecordFigure;
import org.citypartnerships.commands.RecordTradeFigure;
import org.citypartnerships.commands.RegisterSource;
import org.citypartnerships.commands.SetTarget;
import org.citypartnerships.commandside.streams.Values;
import org.citypartnerships.commandside.streams.Values.Place;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.FigureRecorded;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.events.TargetSet;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.Country;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.Milestone;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Whether codes, tags, addresses and checksums are spelt as everybody reads them, titles say anything, and what is counted is not
 * below zero. It is asked of commands and of claims, and not by the values themselves, since what was recorded before it was
 * asked stays readable.
 */
public final class Spelling {

    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cf}]*");
    private static final Pattern FIELD = Pattern.compile(".*/([A-Za-z]+)(?:/\\d+)*");

    /** Texts for whose sake an entry is there, or without which nobody knows why it is. */
    private static final Set<String> TO_SAY_SOMETHING =
            Set.of("title", "reason", "summary", "matter", "measure", "described");

    private final List<Misspelt> misspelt = new ArrayList<>();

    /** A field that is not spelt as it must be. */
    private record Misspelt(Reason reason, FieldProblem problem) {}

    private Spelling() {}

    /**
     * Looks through a whole command, and through the command within a correction.
     *
     * @throws Refused with everything in it that is misspelt, field by field
     */
    public static void require(Command command) {
        refuse(in((Record) command));
    }

    /**
     * Looks through an entry as it would read with a claim; what is on record of it besides is not asked again.
     *
     * @param field the field that the claim is about, as a JSON pointer into the entry
     * @param at the field that tells of it, as a JSON pointer into the command
     * @throws Refused if the claim is misspelt
     */
    static void requireClaimed(Entry claimed, String field, String at) {
        refuse(in((Record) claimed).stream()
                .filter(one -> (one.problem().pointer() + "/").startsWith(field + "/"))
                .map(one -> new Misspelt(one.reason(), one.problem().at(at)))
                .toList());
    }

    private static List<Misspelt> in(Record record) {
        Spelling spelling = new Spelling();
        Values.in(record, spelling::look);
        return spelling.misspelt;
    }

    private static void refuse(List<Misspelt> misspelt) {
        if (misspelt.isEmpty()) {
            return;
        }
        Reason first = misspelt.get(0).reason();
        boolean isAlone = misspelt.stream().allMatch(one -> one.reason() == first);
        throw new Refused(
                first,
                misspelt.get(0).problem().message(),
                misspelt.stream()
                        .map(one -> isAlone ? one.problem() : one.problem().because(one.reason()))
                        .toList());
    }

    private void look(Place place, Object value) {
        if (value instanceof String text) {
            requireWords(place, text);
        } else if (value instanceof Country country && !Codes.isAssigned(country)) {
            add(
                    Reason.UNKNOWN_CODE,
                    place,
                    country + " is no country of ISO 3166-1: write its two letters, as CN, GB, RU",
                    country);
        } else if (value instanceof Unit unit && !Codes.isAssigned(unit)) {
            add(
                    Reason.UNKNOWN_CODE,
                    place,
                    unit.currency() + " is no currency of ISO 4217: write its three letters, as currency:GBP",
                    unit.currency());
        } else if (value instanceof PartyName name) {
            requireTag(place.of("language"), name.language());
        } else if (value instanceof Instrument instrument) {
            for (int i = 0; i < instrument.languages().size(); i++) {
                requireTag(place.of("languages").of(i), instrument.languages().get(i));
            }
        } else if (value instanceof RegisterSource source) {
            source(place, source.address(), source.checksum(), source.language());
        } else if (value instanceof SourceRegistered source) {
            source(place, source.address(), source.checksum(), source.language());
        } else if (value instanceof Milestone milestone) {
            requireNotNegative(place.of("count").of("number"), milestone.count());
        } else {
            amounts(place, value);
        }
    }

    private void amounts(Place place, Object value) {
        if (value instanceof RecordTradeFigure figure) {
            requireNotNegative(place, figure.amounts(), any -> true);
        } else if (value instanceof TradeFigureRecorded figure) {
            requireNotNegative(place, figure.amounts(), any -> true);
        } else if (value instanceof RecordFigure figure) {
            requireNotNegative(place, figure.amounts(), Spelling::isCounted);
        } else if (value instanceof FigureRecorded figure) {
            requireNotNegative(place, figure.amounts(), Spelling::isCounted);
        } else if (value instanceof SetTarget target) {
            requireNotNegative(place, target.amounts(), Spelling::isCounted);
        } else if (value instanceof TargetSet target) {
            requireNotNegative(place, target.amounts(), Spelling::isCounted);
        }
    }

    private static boolean isCounted(Amount amount) {
        return amount.unit().equals(Unit.COUNT) || amount.unit().equals(Unit.RANK);
    }

    private void requireNotNegative(Place place, List<Amount> amounts, Predicate<Amount> which) {
        for (int i = 0; i < amounts.size(); i++) {
            if (which.test(amounts.get(i))) {
                requireNotNegative(place.of("amounts").of(i).of("number"), amounts.get(i));
            }
        }
    }

    private void requireNotNegative(Place number, @Nullable Amount amount) {
        if (amount != null && amount.number().signum() < 0) {
            String printed = amount.number().toPlainString();
            add(
                    Reason.BELOW_ZERO,
                    number,
                    printed + " is less than zero: write it without the minus sign; a fall is told as the change",
                    printed);
        }
    }

    private void source(Place place, @Nullable String address, @Nullable String checksum, @Nullable String language) {
        requireTag(place.of("language"), language);
        if (address != null && !WebAddresses.isWellFormed(address)) {
            add(
                    Reason.NOT_A_WEB_ADDRESS,
                    place.of("address"),
                    "write the address as a browser shows it, as https://example.org/page, in "
                            + WebAddresses.BYTES_MAX
                            + " bytes at most; a DOI as https://doi.org/…; what is no page of the web belongs into"
                            + " title or note");
        }
        if (checksum != null && !CHECKSUM.matcher(checksum).matches()) {
            add(
                    Reason.NOT_A_CHECKSUM,
                    place.of("checksum"),
                    "write the SHA-256 of the text in 64 hexadecimal digits, 0-9 and a-f, as sha256sum prints it");
        }
    }

    private void requireTag(Place place, @Nullable String tag) {
        if (tag != null && !Codes.isLanguageTag(tag)) {
            add(
                    Reason.NOT_A_LANGUAGE_TAG,
                    place,
                    "'" + tag + "' is no language tag of BCP 47: write its two or three letters, as en, zh, ru, with"
                            + " script or country if it matters, as zh-Hant");
        }
    }

    private void requireWords(Place place, String text) {
        if (BLANK.matcher(text).matches()
                && TO_SAY_SOMETHING.contains(FIELD.matcher(place.toString()).replaceFirst("$1"))) {
            add(Reason.SAYS_NOTHING, place, "is blank: write it, or leave it out if there is none");
        }
    }

    private void add(Reason reason, Place place, String message, Object... values) {
        misspelt.add(new Misspelt(reason, FieldProblem.of(place.toString(), message, values)));
    }
}
