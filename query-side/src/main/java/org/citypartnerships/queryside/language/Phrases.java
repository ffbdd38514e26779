package org.citypartnerships.queryside.language;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.citypartnerships.queryside.web.Dates;
import org.citypartnerships.queryside.web.Standings;
import org.citypartnerships.values.Certainty;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.SuspensionScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import tools.jackson.databind.JsonNode;

/** What pages say, in one language. */
public final class Phrases {

    /** A form over a list names every country: looking each up anew took a twentieth of the page's time. */
    private static final Map<Country, String> COUNTRIES = new ConcurrentHashMap<>();

    /** How dates are written: reading a pattern took longer than writing a date by it. */
    private static final Map<Pattern, DateTimeFormatter> DATES = new ConcurrentHashMap<>();

    private static final java.util.regex.Pattern PERIOD = java.util.regex.Pattern.compile("P(?:\\d{1,6}[YMWD])+");
    private static final java.util.regex.Pattern PART = java.util.regex.Pattern.compile("(\\d+)([YMWD])");

    private final MessageSource messages;
    private final Locale locale;

    /** What was said without anything in it. */
    private final Map<String, String> said = new ConcurrentHashMap<>();

    Phrases(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    private record Country(String code, Locale language) {}

    private record Pattern(String letters, Locale language) {}

    /** The language. */
    public Locale locale() {
        return locale;
    }

    /** The phrase with what belongs in it: {@code say("paper.signed", "Protocol of intent")}. */
    public String say(String key, Object... arguments) {
        return arguments.length == 0
                ? said.computeIfAbsent(key, plain -> messages.getMessage(plain, arguments, locale))
                : messages.getMessage(key, arguments, locale);
    }

    /** The phrase if there is one, else the text. */
    public String sayOr(String key, String otherwise) {
        return String.valueOf(messages.getMessage(key, null, otherwise, locale));
    }

    /** Several things in one sentence: {@code A, B and C}. */
    public String all(Collection<String> things) {
        return joined("list.and", things);
    }

    /** Any of several things: {@code friendship or twinning}. */
    public String either(Collection<String> things) {
        return joined("list.or", things);
    }

    /** A place by the name of the party there, and the source's words for it: {@code Harbin (“in the town hall”)}. */
    public String place(String name, @Nullable String words) {
        return words == null ? name : say("place.words", name, quoted(words));
    }

    private String joined(String last, Collection<String> things) {
        List<String> all = List.copyOf(things);
        if (all.size() < 2) {
            return String.join("", all);
        }
        int end = all.size() - 1;
        return say(last, String.join(say("list.comma"), all.subList(0, end)), all.get(end));
    }

    /** The date as a reader wants it: {@code March 2014}; where there are only words, these in quotation marks. */
    public @Nullable String date(@Nullable JsonNode date) {
        String edtf = Dates.edtf(date);
        if (edtf != null) {
            return new DateWords(this).of(edtf);
        }
        String words = Dates.said(date);
        return words == null ? null : quoted(words);
    }

    /** When what the date tells of began, to stand after "since". */
    public @Nullable String beginning(@Nullable JsonNode date) {
        String edtf = Dates.edtf(date);
        int slash = edtf == null ? -1 : edtf.indexOf('/');
        return edtf != null && slash > 0 && !edtf.startsWith("..")
                ? new DateWords(this).of(edtf.substring(0, slash))
                : date(date);
    }

    /** The day: {@code 9 September 2016}. */
    public String day(LocalDate day) {
        return written("date.day").format(day);
    }

    /** The instant, in universal time: {@code 21 November 2026, 20:00 UTC}. */
    public String instant(Instant instant) {
        return written("date.instant").format(instant);
    }

    /** How a date is written, by the phrase that says it; instants in universal time. */
    DateTimeFormatter written(String key) {
        return DATES.computeIfAbsent(
                new Pattern(say(key), locale),
                pattern ->
                        DateTimeFormatter.ofPattern(pattern.letters(), locale).withZone(ZoneOffset.UTC));
    }

    /** How long something lasts: {@code P1Y6M} is "1 year, 6 months"; what is no period stands as it is. */
    public String period(String iso) {
        if (!PERIOD.matcher(iso).matches()) {
            return iso;
        }
        return PART.matcher(iso)
                .results()
                .map(part -> say("period." + part.group(2), Integer.parseInt(part.group(1))))
                .collect(Collectors.joining(say("list.comma")));
    }

    /** Words of a source, in the language's quotation marks. */
    public String quoted(String words) {
        return say("quoted", words);
    }

    /** The country: {@code CN} is China. */
    public String country(String code) {
        return COUNTRIES.computeIfAbsent(
                new Country(code, locale),
                asked -> new Locale.Builder().setRegion(code).build().getDisplayCountry(locale));
    }

    /** {@code friendship}. */
    public String relation(Relation relation) {
        return say("relation." + relation.name());
    }

    /** {@code suspended}; of contacts alone {@code official contacts suspended}. */
    public String standing(Standing standing, @Nullable SuspensionScope scope) {
        return standing == Standing.SUSPENDED && scope == SuspensionScope.OFFICIAL_CONTACTS
                ? say("standing.SUSPENDED.OFFICIAL_CONTACTS")
                : say("standing." + standing.name());
    }

    /** Where a side stands: of an intent never "in force", which a reader would take for the partnership that it is not yet. */
    public String sideStanding(@Nullable Relation relation, Standing standing) {
        return standing == Standing.IN_FORCE && relation == Relation.INTENT
                ? relation(Relation.INTENT)
                : standing(standing, null);
    }

    /** What it is, if that is an intent at least, and where it stands: {@code twinning, in force}. */
    public String stands(@Nullable Relation relation, Standing standing) {
        String stands = sideStanding(relation, standing);
        boolean isToldByItsStanding = relation == Relation.INTENT && standing == Standing.IN_FORCE;
        return relation == null || relation.compareTo(Relation.INTENT) < 0 || isToldByItsStanding
                ? stands
                : relation(relation) + say("list.comma") + stands;
    }

    /** Where a partnership stands: an intent in force is "intent signed", never "in force". */
    public String status(Standings status) {
        Relation relation = status.relation();
        if (relation == null) {
            return say("status.nothing");
        }
        List<String> words = new ArrayList<>();
        words.add(relation(relation));
        if (relation != Relation.INTENT || status.standing() != Standing.IN_FORCE) {
            words.add(standing(status.standing(), status.scope()));
        }
        if (status.certainty() == Certainty.POSSIBLE || status.relationCertainty() == Certainty.POSSIBLE) {
            words.add(say("status.uncertain"));
        }
        if (status.dormant()) {
            words.add(say("status.dormant"));
        }
        if (status.oneSided()) {
            words.add(say("status.oneSided"));
        }
        if (status.disputed()) {
            words.add(say("status.disputed"));
        }
        return String.join(say("list.comma"), words);
    }

    /**
     * Since when it stands, to stand behind {@link #status}: {@code since 2009}; what is dormant or suspended has not been so
     * since then, so behind this {@code (twinning since 2009)}; null if that is not known.
     */
    public @Nullable String since(Standings status) {
        Relation relation = status.relation();
        String since = beginning(status.inForceSince());
        if (relation == null || since == null) {
            return null;
        }
        boolean endsWithItsStanding = status.standing() == Standing.IN_FORCE
                && status.certainty() == Certainty.CERTAIN
                && status.relationCertainty() == Certainty.CERTAIN
                && !status.dormant()
                && !status.oneSided()
                && !status.disputed();
        return endsWithItsStanding
                ? say("partnership.since", since)
                : say("partnership.since.relation", relation(relation), since);
    }

    /** The other relations that its papers can be read as; null if there is one reading only. */
    public @Nullable String otherReadings(Standings status) {
        return status.alsoReadAs().isEmpty()
                ? null
                : either(status.alsoReadAs().stream().map(this::relation).toList());
    }
}
