package org.citypartnerships.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.citypartnerships.events.DelegationRecorded;
import org.citypartnerships.events.EngagementPlanned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.MeetingRecorded;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.PersonId;
import org.citypartnerships.values.PersonInOffice;
import org.citypartnerships.values.Protected;
import org.citypartnerships.values.Signatory;

/**
 * Names that the entries of one stream give one person and that are not forms of one name. Only whoever can read names can
 * say so: what is found tells that two differ, and nothing of either.
 */
final class PersonsNamed {
    private final Map<PersonId, List<Named>> persons = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();

    private record Named(EntryId entry, PersonInOffice person, Protected name) {}

    private record InPlain(Named named, NameForm form) {}

    PersonsNamed(List<Told> inOrder) {
        for (Told told : inOrder) {
            named(told.entry()).forEach(person -> add(told.entry().entryId(), person));
        }
    }

    private static Stream<PersonInOffice> named(Entry entry) {
        if (entry instanceof StatementRecorded told) {
            return Stream.ofNullable(told.statement().speaker());
        } else if (entry instanceof MeetingRecorded meeting) {
            return meeting.engagement().people().stream();
        } else if (entry instanceof DelegationRecorded visit) {
            return visit.engagement().people().stream();
        } else if (entry instanceof EngagementPlanned plan) {
            return plan.engagement().people().stream();
        }
        return Paper.instrument(entry).stream()
                .flatMap(paper -> paper.signatories().stream())
                .map(Signatory::person);
    }

    private void add(EntryId entry, PersonInOffice person) {
        Protected name = person.name();
        if (name != null) {
            persons.computeIfAbsent(person.personId(), any -> new ArrayList<>(2))
                    .add(new Named(entry, person, name));
        }
    }

    /** @param nameOf a person's name in plain; empty if it can be read no more */
    List<Notice> notices(Function<PersonInOffice, Optional<String>> nameOf) {
        for (List<Named> all : persons.values()) {
            if (all.stream().map(Named::name).distinct().count() > 1) {
                List<InPlain> readable = all.stream()
                        .flatMap(named -> nameOf.apply(named.person()).flatMap(NameForm::of).stream()
                                .map(form -> new InPlain(named, form)))
                        .toList();
                if (readable.size() > 1) {
                    compare(readable, fullest(readable));
                }
            }
        }
        return notices;
    }

    /** The one of most words; of several the one that most entries give, and of those the first. */
    private static InPlain fullest(List<InPlain> names) {
        Map<NameForm, Integer> times = new HashMap<>();
        names.forEach(name -> times.merge(name.form(), 1, Integer::sum));
        InPlain fullest = names.get(0);
        for (InPlain name : names) {
            int more = name.form().words().size() - fullest.form().words().size();
            if (more > 0 || (more == 0 && times.getOrDefault(name.form(), 0) > times.getOrDefault(fullest.form(), 0))) {
                fullest = name;
            }
        }
        return fullest;
    }

    private void compare(List<InPlain> names, InPlain fullest) {
        for (InPlain name : names) {
            PersonInOffice person = name.named().person();
            if (name.form().isOtherThan(fullest.form())) {
                warn(name, fullest, WarningSentence.TWO_NAMES, Provided.nameKept(person.personId()));
            } else if (person.of() != null && name.form().addressesWithoutFirstWordOf(fullest.form())) {
                warn(
                        name,
                        fullest,
                        WarningSentence.ADDRESSED_BY_GIVEN_NAME,
                        Provided.familyNameFirst(person.personId(), person.of()));
            }
        }
    }

    private void warn(InPlain name, InPlain fullest, WarningSentence sentence, Provided condition) {
        List<EntryId> entries = Stream.of(name, fullest)
                .map(each -> each.named().entry())
                .distinct()
                .toList();
        notices.add(Notice.of(Warning.of(sentence, entries)).provided(condition));
    }
}
