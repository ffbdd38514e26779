package org.citypartnerships.queryside.forms;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.queryside.forms.Found.Candidate;
import org.citypartnerships.queryside.language.Phrases;

/**
 * Finds what is meant by a typed name: what it was found to be before, what was picked from several, or what is called so in
 * some spelling.
 */
final class LookUps {

    private static final Pattern LABEL = Pattern.compile("(.+) \\([^()]+\\)");
    private static final String SEPARATOR = "|";

    private final OnRecord record;
    private final Phrases phrases;
    private final Typed typed;

    LookUps(OnRecord record, Phrases phrases, Typed typed) {
        this.record = record;
        this.phrases = phrases;
        this.typed = typed;
    }

    /** The party that an input names. */
    Found party(String name, int row) {
        return find(name, row, "party:", this::parties, id -> record.party(id).map(this::candidate));
    }

    /** The source that an input names. */
    Found source(String name, int row) {
        return find(name, row, "source:", this::sources, id -> record.source(id).map(this::candidate));
    }

    private Found find(
            String name,
            int row,
            String kind,
            Function<String, Hits> search,
            Function<String, Optional<Candidate>> byId) {
        String text = typed.at(name, row);
        Optional<Candidate> before = remembered(text, typed.at(name + ".pick." + row, 0))
                .or(() -> remembered(text, typed.at(name + ".was", row)));
        if (before.isPresent()) {
            return Found.resolved(text, before.get());
        }
        if (text.startsWith(kind)) {
            Optional<Candidate> given = byId.apply(text);
            if (given.isPresent()) {
                return Found.resolved(given.get().label(), given.get());
            }
        }
        Hits found = search.apply(text);
        return found.isSure()
                ? Found.resolved(text, found.all().get(0))
                : new Found(text, null, text, found.all(), kind.equals("party:") ? record.towns(text) : List.of());
    }

    /** What a search found, and whether nothing else can be meant than the only one. */
    private record Hits(List<Candidate> all, boolean isSure) {
        static Hits of(List<Candidate> exactly, List<Candidate> like) {
            return exactly.isEmpty() ? new Hits(like, false) : new Hits(exactly, exactly.size() == 1);
        }
    }

    /** What {@code id|label|typed} remembers, as long as the same is typed. */
    private static Optional<Candidate> remembered(String text, String kept) {
        String[] parts = kept.split("\\|", 3);
        return parts.length == 3 && (parts[2].equals(text) || parts[1].equals(text))
                ? Optional.of(new Candidate(parts[0], parts[1], null))
                : Optional.empty();
    }

    /** So that the next time it need not be looked up. */
    static String remember(String id, String label, String text) {
        return id + SEPARATOR + label.replace('|', '/') + SEPARATOR + text;
    }

    private Hits parties(String text) {
        List<Candidate> called = candidates(record.called(text));
        Matcher label = LABEL.matcher(text);
        if (!called.isEmpty() || !label.matches()) {
            return Hits.of(called, called.isEmpty() ? candidates(record.like(text)) : List.of());
        }
        // As a form writes it itself: with the country.
        List<Candidate> labelled = candidates(record.called(label.group(1))).stream()
                .filter(one -> one.label().equalsIgnoreCase(text))
                .toList();
        return Hits.of(labelled, labelled.isEmpty() ? candidates(record.like(label.group(1))) : List.of());
    }

    private Hits sources(String text) {
        List<Candidate> found =
                record.sources(text).stream().map(this::candidate).toList();
        return Hits.of(
                found.stream().filter(one -> one.label().equalsIgnoreCase(text)).toList(), found);
    }

    private List<Candidate> candidates(List<OnRecord.Party> parties) {
        return parties.stream().map(this::candidate).toList();
    }

    /** {@code Sunderland (United Kingdom)}. */
    static String label(String name, String country, Phrases phrases) {
        return name + " (" + phrases.country(country) + ")";
    }

    Candidate candidate(OnRecord.Party party) {
        String country = party.country();
        return new Candidate(
                party.id(),
                country == null ? party.name() : label(party.name(), country, phrases),
                phrases.say("kind." + party.kind()));
    }

    Candidate candidate(OnRecord.Source source) {
        String date = phrases.date(source.publishedOn());
        String publisher = source.publisher();
        String detail = publisher == null ? date : date == null ? publisher : publisher + ", " + date;
        return new Candidate(source.id(), source.title(), detail);
    }
}
