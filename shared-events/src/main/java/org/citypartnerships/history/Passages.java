package org.citypartnerships.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.FigureRecorded;
import org.citypartnerships.events.MilestoneRecorded;
import org.citypartnerships.events.PartyDescribed;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.events.TargetSet;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.PersonInOffice;
import org.citypartnerships.values.Scope;
import org.jspecify.annotations.Nullable;

/** What the words of sources give away: told twice, other spellings, parties of another level. */
final class Passages {
    private static final double TOLD_TWICE = 0.5;
    private static final double SPELT_ALIKE = 0.6;
    private static final int NAME_LETTERS_MIN = 5;

    private final List<Told> inOrder;
    private final Set<PartyId> members;
    private final List<Notice> notices = new ArrayList<>();

    /** @param members those that ever stood on a side, none outside of partnerships */
    Passages(List<Told> inOrder, Set<PartyId> members) {
        this.inOrder = inOrder;
        this.members = members;
    }

    List<Notice> notices(Predicate<Told> asked) {
        inOrder.stream().filter(asked).forEach(told -> {
            Entry entry = told.entry();
            if (entry instanceof PartyRegistered registered) {
                checkNames(entry, registered.names());
            } else if (entry instanceof PartyRenamed renamed) {
                checkNames(entry, List.of(renamed.name()));
            } else if (!(entry instanceof SourceRegistered)) {
                checkToldTwice(told);
            }
            checkLevel(told);
            checkSpeaker(entry);
        });
        checkSpellings(asked);
        return notices;
    }

    private void checkToldTwice(Told told) {
        List<Evidence> evidence = told.evidence();
        for (int i = 1; i < evidence.size(); i++) {
            for (int j = 0; j < i; j++) {
                String one = evidence.get(j).quote();
                String other = evidence.get(i).quote();
                if (one != null
                        && other != null
                        && evidence.get(j).source().equals(evidence.get(i).source())
                        && Likeness.ofPassages(one, other) >= TOLD_TWICE) {
                    warn(WarningSentence.TOLD_TWICE, told.entry());
                    return;
                }
            }
        }
    }

    private void checkNames(Entry entry, List<PartyName> names) {
        if (entry.header().evidence().isEmpty()) {
            return;
        }
        String variants = texts(names, NameKind.VARIANT);
        if (!variants.isEmpty()) {
            warn(WarningSentence.ALSO_CALLED, entry, variants);
        }
        String slips = texts(names, NameKind.MISSPELLING);
        if (!slips.isEmpty()) {
            warn(WarningSentence.MISSPELT, entry, slips);
        }
    }

    private static String texts(List<PartyName> names, NameKind kind) {
        return names.stream()
                .filter(name -> name.kind() == kind)
                .map(name -> '"' + name.text() + '"')
                .collect(Collectors.joining(", "));
    }

    /** In the words about a party, a name that is nearly its own. */
    private void checkSpellings(Predicate<Told> asked) {
        Set<String> names = new HashSet<>();
        Set<String> properNames = new HashSet<>();
        for (PartyName name : names()) {
            names.addAll(Likeness.names(name.text()));
            if (name.kind() == NameKind.PROPER) {
                properNames.addAll(Likeness.names(name.text()));
            }
        }
        if (properNames.isEmpty()) {
            return;
        }
        for (Told told : inOrder) {
            if (told.entry() instanceof PartyDescribed && asked.test(told)) {
                Set<String> alike = new HashSet<>();
                told.evidence().stream()
                        .map(Evidence::quote)
                        .filter(quote -> quote != null)
                        .forEach(quote -> Likeness.names(quote).stream()
                                .filter(word -> properNames.stream().anyMatch(name -> isAlike(word, name)))
                                .forEach(alike::add));
                alike.removeAll(names);
                if (!alike.isEmpty()) {
                    warn(
                            WarningSentence.NEARLY_A_NAME,
                            told.entry(),
                            alike.stream()
                                    .sorted()
                                    .map(word -> '"' + word + '"')
                                    .collect(Collectors.joining(", ")));
                }
            }
        }
    }

    private List<PartyName> names() {
        List<PartyName> names = new ArrayList<>();
        for (Told told : inOrder) {
            if (told.entry() instanceof PartyRegistered registered) {
                names.addAll(registered.names());
            } else if (told.entry() instanceof PartyRenamed renamed) {
                names.add(renamed.name());
            }
        }
        return names;
    }

    private static boolean isAlike(String word, String name) {
        String one = word.toLowerCase(Locale.ROOT);
        String other = name.toLowerCase(Locale.ROOT);
        return Math.min(one.length(), other.length()) >= NAME_LETTERS_MIN
                && !one.startsWith(other)
                && !other.startsWith(one)
                && Likeness.ofWords(one, other) >= SPELT_ALIKE;
    }

    /** The words name a district or region; whether the record has it under that name, the parties say. */
    private void checkLevel(Told told) {
        String quotes = quotes(told.evidence());
        LevelWords.Level level = LevelWords.named(quotes).orElse(null);
        Set<PartyId> parties = level == null ? Set.of() : parties(told.entry());
        if (level != null && !parties.isEmpty()) {
            notices.add(Notice.of(Warning.of(
                            WarningSentence.LEVEL_NOT_NAMED,
                            List.of(told.entry().entryId()),
                            level.word()))
                    .provided(Provided.noneNamed(parties, level.kinds(), quotes)));
        }
    }

    private static String quotes(List<Evidence> evidence) {
        String only = evidence.size() == 1 ? evidence.get(0).quote() : null;
        return only != null
                ? only
                : evidence.stream()
                        .map(Evidence::quote)
                        .filter(quote -> quote != null)
                        .collect(Collectors.joining(" / "));
    }

    /** A figure's ends; in a partnership the members and whoever else the entry names. */
    private Set<PartyId> parties(Entry entry) {
        Set<PartyId> parties = new LinkedHashSet<>(members);
        Scope scope = scope(entry);
        if (scope != null) {
            parties.add(scope.from());
            add(parties, scope.to());
        } else if (!members.isEmpty() && entry instanceof StatementRecorded told) {
            add(parties, told.statement().onBehalfOf());
            add(parties, of(told.statement().speaker()));
        } else if (!members.isEmpty() && entry instanceof MilestoneRecorded told) {
            parties.addAll(told.milestone().parties());
        }
        return parties;
    }

    private static @Nullable Scope scope(Entry entry) {
        if (entry instanceof TradeFigureRecorded figure) {
            return figure.scope();
        } else if (entry instanceof FigureRecorded figure) {
            return figure.scope();
        }
        return entry instanceof TargetSet target ? target.scope() : null;
    }

    private void checkSpeaker(Entry entry) {
        if (members.isEmpty() || !(entry instanceof StatementRecorded told)) {
            return;
        }
        Set<PartyId> speakers = new LinkedHashSet<>();
        add(speakers, told.statement().onBehalfOf());
        add(speakers, of(told.statement().speaker()));
        speakers.removeAll(members);
        if (!speakers.isEmpty()) {
            notices.add(Notice.of(Warning.of(WarningSentence.SPEAKS_FROM_ABOVE, List.of(entry.entryId())))
                    .provided(Provided.aboveACity(speakers)));
        }
    }

    private static @Nullable PartyId of(@Nullable PersonInOffice person) {
        return person == null ? null : person.of();
    }

    private static void add(Set<PartyId> parties, @Nullable PartyId party) {
        if (party != null) {
            parties.add(party);
        }
    }

    private void warn(WarningSentence sentence, Entry entry, Object... values) {
        notices.add(Notice.of(Warning.of(sentence, List.of(entry.entryId()), values)));
    }
}
