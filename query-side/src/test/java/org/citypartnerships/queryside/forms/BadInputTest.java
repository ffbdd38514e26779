package org.citypartnerships.queryside.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.eventstore.TestDatabase;
import org.citypartnerships.queryside.QuerySide;
import org.citypartnerships.queryside.forms.FormView.Block;
import org.citypartnerships.queryside.forms.FormView.Input;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** Whatever is typed into any input of any form, its message says what to do, and it is still there. */
class BadInputTest {

    private static final List<String> LANGUAGES = List.of("en", "de");

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.withEventStore();
        application = QuerySide.application()
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--partnerships.database.url=" + database.jdbcUrl(),
                        "--partnerships.database.passwords.owner=" + database.password(Roles.OWNER),
                        "--partnerships.database.passwords.query=" + database.password(Roles.QUERY),
                        "--partnerships.store=OF_UNIT_TESTS");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static Phrases in(String language) {
        return application.getBean(PhraseBook.class).in(java.util.Locale.forLanguageTag(language));
    }

    private static Transcript read(CommandForm form, Typed typed, String language) {
        return Transcript.of(
                form,
                typed,
                JsonNodeFactory.instance.objectNode(),
                MissingNode.getInstance(),
                in(language),
                application.getBean(OnRecord.class));
    }

    private static FormView shown(CommandForm form, Typed typed, Transcript transcript, String language) {
        return new FormView(form, typed, in(language), transcript, field -> List.of());
    }

    private static Stream<Input> inputs(FormView view) {
        return Stream.concat(view.usual().stream(), view.rare().stream())
                .map(Block::rows)
                .flatMap(List::stream)
                .flatMap(List::stream);
    }

    /** What nobody can make that kind of value of; empty if every text is one. */
    private static String bad(Field field) {
        return switch (field.asked()) {
            case PARTY, PARTIES, SIDES, ABOUT -> "Atlantis";
            case SOURCE -> "A book that nobody has";
            case DATE -> "the day before the feast";
            case WHOLE_NUMBER -> "eleven";
            case DECIMAL -> "a lot";
            case PERIOD -> "for ever";
            case CHOICE -> "NONE_OF_THESE";
            case YES_OR_NO -> "perhaps";
            default -> "";
        };
    }

    private record Asks(Field field, String name) {}

    private static Stream<Asks> asks(Field field) {
        return switch (field.asked()) {
            case ROWS -> field.columns().stream().map(column -> new Asks(column, field.name(column)));
            case SIDES, ABOUT -> Stream.of(new Asks(field, "sides.1"), new Asks(field, "sides.2"));
            default -> Stream.of(new Asks(field, field.path()));
        };
    }

    @TestFactory
    Stream<DynamicTest> what_is_not_understood_is_said_beside_the_input_and_stays_typed() {
        return CommandForms.all().stream()
                .flatMap(form -> form.fields().stream()
                        .flatMap(BadInputTest::asks)
                        .filter(asks -> !bad(asks.field()).isEmpty())
                        .map(asks -> DynamicTest.dynamicTest(form.command() + " " + asks.name(), () -> {
                            for (String language : LANGUAGES) {
                                String bad = bad(asks.field());
                                Typed typed = Typed.nothing();
                                form.fields().stream()
                                        .filter(field -> field.asked() == Asked.ROWS)
                                        .flatMap(BadInputTest::asks)
                                        .filter(other -> other.field().asked() == Asked.TEXT
                                                || other.field().asked() == Asked.LONG_TEXT)
                                        .forEach(other -> typed.put(other.name(), 0, "something"));
                                typed.put(asks.name(), 0, bad);
                                Transcript transcript = read(form, typed, language);
                                assertThat(transcript.problems()).containsKey(asks.name());
                                FormView view = shown(form, typed, transcript, language);
                                Input input = inputs(view)
                                        .filter(one -> one.name().equals(asks.name()))
                                        .findFirst()
                                        .orElseThrow();
                                assertThat(input.isWrong()).isTrue();
                                assertThat(input.problems().get(0).text()).hasSizeGreaterThan(15);
                                assertThat(input.problems().get(0).isEnglish()).isFalse();
                                assertThat(input.value()).isEqualTo(bad);
                                assertThat(view.mistakes())
                                        .anyMatch(mistake -> mistake.address().equals("#" + input.id()));
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> what_the_command_side_says_of_a_field_stands_beside_the_input_that_it_came_from() {
        return CommandForms.all().stream()
                .flatMap(form -> form.fields().stream()
                        .filter(field -> field.asked() != Asked.PERSON)
                        .map(field -> DynamicTest.dynamicTest(form.command() + " " + field.path(), () -> {
                            Typed typed = Typed.nothing();
                            Transcript transcript = read(form, typed, "en");
                            int before = mistakes(form, typed, transcript);
                            assertThat(transcript.refused(
                                            field.pointer(), new Refusals.Said("Is not as it must be", true)))
                                    .isTrue();
                            assertThat(mistakes(form, typed, transcript)).isGreaterThan(before);
                        })));
    }

    private static int mistakes(CommandForm form, Typed typed, Transcript transcript) {
        return shown(form, typed, transcript, "en").mistakes().size();
    }
}
