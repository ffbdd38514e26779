package org.citypartnerships.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.events.WarningSilenced;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PersonId;
import org.citypartnerships.values.PersonInOffice;
import org.citypartnerships.values.Protected;
import org.citypartnerships.values.Statement;
import org.citypartnerships.values.StatementKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names given to one person are worth a look, and which are forms of one name. */
class PersonsNamedTest {
    private static final PersonId MAYOR = new PersonId("person:e2b86d50");

    private final Story story = Story.ofMurmanskAndHarbin();
    private final Map<Protected, String> readable = new HashMap<>();
    private @Nullable PartyId office;

    /** "s1", "s2" … */
    private void named(String... names) {
        for (String name : names) {
            String entry = "s" + (readable.size() + 1);
            Protected token = new Protected("aes-gcm.1." + "A".repeat(38) + entry);
            readable.put(token, name);
            story.record(new StatementRecorded(
                    story.partnership(),
                    Header.of(entry, null),
                    new Statement(
                            StatementKind.CLAIM,
                            "It grows.",
                            new PersonInOffice(MAYOR, "Mayor", office, token),
                            null,
                            List.of())));
        }
    }

    private List<Notice> notices() {
        return story
                .history()
                .under(story.anchors())
                .notices(person -> Optional.ofNullable(readable.get(Objects.requireNonNull(person.name()))))
                .stream()
                .filter(notice -> notice.warning().code() == WarningCode.PERSON_NAMED_OTHERWISE)
                .toList();
    }

    private List<String> found() {
        List<String> found = new ArrayList<>();
        notices()
                .forEach(notice -> found.add(notice.provided().kind() + " "
                        + String.join(
                                " ",
                                notice.warning().entries().stream()
                                        .map(EntryId::value)
                                        .toList())));
        return found;
    }

    @ParameterizedTest
    @CsvSource({
        "Sun Zhe, Mr Sun",
        "Sun Zhe, Mayor Sun Zhe",
        "Sun Zhe, Zhe Sun",
        "Chen Shaowang, Chen Shao-wang",
        "James Ramsbotham CBE, Mr Ramsbotham",
        "James Ramsbotham CBE, Sir James A. Ramsbotham",
        "Graeme Miller, Cllr Miller",
        "Alexander Tsybulsky, Alexander Vitalyevich Tsybulsky",
        "Alexander Tsybulsky, Александр Цыбульский",
        "Александр Цыбульский, г-н Цыбульский",
        "Sun Zhe, 孙喆",
        "Jürgen Müller, Dr. Juergen Mueller",
        "Seán O'Brien, Sean O’Brien",
        "Sun Zhe, Mr"
    })
    void a_shorter_or_longer_form_another_order_title_accent_or_alphabet_is_no_other_name(String one, String other) {
        named(one, other);
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Sun Zhe, Sun Zhi",
        "Sun Zhe, Xu Zhe",
        "James Ramsbotham, James Ramsbottom",
        "Graeme Miller, Mr Melia",
        "Александр Цыбульский, Алексей Цыбульский"
    })
    void names_of_which_neither_is_a_shorter_form_of_the_other_are_noticed(String one, String other) {
        named(one, other);
        assertThat(found()).containsExactly("NAME_KEPT s2 s1");
    }

    @Test
    void a_form_of_address_before_the_given_name_is_noticed_where_family_names_come_first() {
        office = new PartyId("party:harbin-cn");
        named("Mr Zhe", "Sun Zhe", "Mr Sun");
        assertThat(notices()).singleElement().satisfies(notice -> {
            assertThat(notice.provided()).isEqualTo(Provided.familyNameFirst(MAYOR, new PartyId("party:harbin-cn")));
            assertThat(notice.isSeenBesideItsStream()).isFalse();
            assertThat(notice.warning().message()).doesNotContain("Zhe", "Sun");
        });
        assertThat(found()).containsExactly("FAMILY_NAME_FIRST s1 s2");
    }

    @Test
    void the_name_that_most_entries_give_is_not_the_one_that_is_noticed() {
        named("Sun Zhi", "Sun Zhe", "Sun Zhe");
        assertThat(found()).containsExactly("NAME_KEPT s1 s2");
    }

    @Test
    void nothing_is_noticed_of_names_that_nobody_can_read_any_more() {
        named("Sun Zhe", "Xu Zhe");
        readable.clear();
        assertThat(found()).isEmpty();
    }

    @Test
    void the_rule_can_be_silenced_for_an_entry() {
        named("Sun Zhe", "Xu Zhe");
        story.record(new WarningSilenced(
                story.partnership(),
                Header.of("silence", null),
                new EntryId("s2"),
                "PERSON_NAMED_OTHERWISE",
                "the name was changed by marriage"));
        assertThat(notices()).singleElement().extracting(Notice::silence).isNotNull();
    }
}
