package org.citypartnerships.queryside.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.eventstore.TestDatabase;
import org.citypartnerships.queryside.QuerySide;
import org.citypartnerships.queryside.forms.FormView.Block;
import org.citypartnerships.queryside.forms.FormView.Input;
import org.citypartnerships.queryside.forms.FormView.Naming;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.worldmap.Gazetteer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
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
        return read(form, typed, language, application.getBean(OnRecord.class));
    }

    private static Transcript read(CommandForm form, Typed typed, String language, OnRecord record) {
        return Transcript.of(
                form,
                typed,
                JsonNodeFactory.instance.objectNode(),
                MissingNode.getInstance(),
                in(language),
                record,
                (field, stream, value) -> value);
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
            case DECIMAL, DEGREES -> "a lot";
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

    /** A record on which this many parties and sources may be meant by whatever is typed. */
    private static OnRecord with(int candidates) {
        return new OnRecord(application.getBean(JdbcClient.class), application.getBean(Gazetteer.class)) {
            @Override
            List<Party> like(String text) {
                return IntStream.rangeClosed(1, candidates)
                        .mapToObj(number -> new Party("party:" + number, "Harbin " + number, "CITY", "CN"))
                        .toList();
            }

            @Override
            List<Source> sources(String text) {
                return IntStream.rangeClosed(1, candidates)
                        .mapToObj(number -> new Source("source:" + number, "Harbin Daily " + number, null, null))
                        .toList();
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "en, Is this the one, can be several",
        "de, Ist es, kann mehrere",
        "ru, Это он, Выберите нужн",
        "zh, 是这一个吗, 多个"
    })
    void the_only_one_on_record_that_may_be_meant_is_not_called_several(String language, String one, String several) {
        CommandForm form = CommandForms.called("EndPartnership").orElseThrow();
        for (String input : List.of("act.by", "header.evidence.source")) {
            Typed typed = Typed.nothing();
            typed.put(input, 0, "Harb");
            assertThat(problem(form, typed, input, with(1), language))
                    .contains(one)
                    .doesNotContain(several);
            assertThat(problem(form, typed, input, with(2), language))
                    .contains(several)
                    .doesNotContain(one);
        }
    }

    private static String problem(CommandForm form, Typed typed, String input, OnRecord record, String language) {
        Transcript transcript = read(form, typed, language, record);
        Naming naming = inputs(shown(form, typed, transcript, language))
                .filter(each -> each.name().equals(input))
                .map(Input::naming)
                .findFirst()
                .orElseThrow();
        assertThat(naming.isOnlyOne()).isEqualTo(naming.candidates().size() == 1);
        return transcript.problems().getOrDefault(input, List.of()).get(0).text();
    }

    @Test
    void what_is_far_too_long_is_not_repeated_whole_in_the_message() {
        CommandForm form = CommandForms.called("EndPartnership").orElseThrow();
        for (String input : List.of("header.happened", "act.by", "header.evidence.source")) {
            Typed typed = Typed.nothing();
            typed.put(input, 0, "feast ".repeat(900).strip());
            Transcript transcript = read(form, typed, "en");
            assertThat(transcript.problems().get(input))
                    .singleElement()
                    .satisfies(problem ->
                            assertThat(problem.text()).contains("feast").hasSizeLessThan(400));
            assertThat(shown(form, typed, transcript, "en").mistakes())
                    .allMatch(mistake -> mistake.text().length() < 400);
        }
    }

    @Test
    void a_hint_about_several_inputs_of_one_kind_is_given_once() {
        for (CommandForm form : CommandForms.all()) {
            FormView view = new FormView(form, Typed.nothing(), in("en"), null, field -> List.of());
            Stream.concat(view.usual().stream(), view.rare().stream())
                    .filter(block -> block.kind().equals("list"))
                    .forEach(block -> assertThat(block.rows().stream()
                                    .flatMap(List::stream)
                                    .map(Input::hint)
                                    .filter(hint -> !hint.isEmpty() && hint.equals(block.hint())))
                            .as(form.command() + " " + block.path())
                            .isEmpty());
        }
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

    /** An input, and the place in the command's JSON that it writes. */
    private record Writes(String name, int row, String pointer) {}

    /** A form with something in each of its inputs, in lists in the first row and the third. */
    private static final class Filled {
        private final CommandForm form;
        private final Typed typed = Typed.nothing();
        private final List<Writes> places = new ArrayList<>();
        private int links;

        Filled(CommandForm form, boolean ofPartnership) {
            this.form = form;
            if (ofPartnership) {
                typed.put(Transcript.PARTNERSHIP, 0, "partnership:harbin-cn~murmansk-ru");
            }
            for (Field field : form.fields()) {
                switch (field.asked()) {
                    case SIDES, ABOUT -> {
                        if (!ofPartnership) {
                            sides(field.pointer());
                        }
                    }
                    case ROWS ->
                        field.columns()
                                .forEach(
                                        column -> twice(column, field.name(column), field.pointer(), column.pointer()));
                    case PARTIES -> twice(Field.field(field.path(), Asked.PARTY), field.path(), field.pointer(), "");
                    case LINK -> {
                        if (ofPartnership) {
                            put(field, field.path(), 0, field.pointer() + "/" + links++ + "/to");
                        }
                    }
                    default -> put(field, field.path(), 0, field.pointer());
                }
            }
        }

        private void sides(String pointer) {
            for (int side = 0; side < 2; side++) {
                String name = "sides." + (side + 1);
                String at = pointer + "/sides/" + side;
                twice(Field.field(name, Asked.PARTY), name, at + "/members", "");
                put(Field.field(name, Asked.TEXT), name + ".name", 0, at + "/name");
            }
            put(Field.field(SideAnswers.STRAND, Asked.TEXT), SideAnswers.STRAND, 0, pointer + "/strand");
        }

        private void twice(Field field, String name, String pointer, String within) {
            put(field, name, 0, pointer + "/0" + within);
            put(field, name, 2, pointer + "/1" + within);
        }

        private void put(Field field, String name, int row, String pointer) {
            if (field.asked() == Asked.PERSON || field.asked() == Asked.GIVEN) {
                return;
            }
            String text = text(field, name + " " + row);
            typed.put(name, row, text);
            if (field.asked() == Asked.PARTY || field.asked() == Asked.SOURCE) {
                String kind = field.asked() == Asked.PARTY ? "party:" : "source:";
                typed.put(name + ".was", row, LookUps.remember(kind + places.size(), text, text));
            }
            places.add(new Writes(name, row, pointer));
        }

        private static String text(Field field, String unlike) {
            return switch (field.asked()) {
                case CHOICE, CHOICES -> field.constants().get(0);
                case DATE -> "2014";
                case YES_OR_NO -> "true";
                case WHOLE_NUMBER -> "7";
                case DECIMAL, DEGREES -> "1.5";
                case PERIOD -> "5 years";
                case COUNTRY -> "CN";
                case UNIT -> "percent";
                default -> unlike;
            };
        }
    }

    @TestFactory
    Stream<DynamicTest> what_is_refused_of_what_an_input_wrote_stands_beside_that_input_and_no_other() {
        return CommandForms.all().stream()
                .flatMap(form -> Stream.of(new Filled(form, true), new Filled(form, false)))
                .flatMap(filled -> filled.places.stream()
                        .map(place -> DynamicTest.dynamicTest(
                                filled.form.command() + " " + place.pointer(), () -> refusedAt(filled, place))));
    }

    private static void refusedAt(Filled filled, Writes place) {
        Transcript transcript = read(filled.form, filled.typed, "en");
        assertThat(transcript.problems()).isEmpty();
        assertThat(transcript.command().at(place.pointer()).isMissingNode()).isFalse();
        transcript.refused(place.pointer(), new Refusals.Said("Is not as it must be", true));
        assertThat(shown(filled.form, filled.typed, transcript, "en").mistakes())
                .extracting(FormView.Mistake::address)
                .containsExactly("#" + FormView.id(place.name(), place.row()));
    }

    @Test
    void what_nobody_types_is_refused_beside_what_it_goes_with() {
        assertThat(refused("RecordStatement", "/statement/speaker/personId"))
                .containsExactly("statement.speaker.office");
        assertThat(refused("SignProtocol", "/instrument/signatories/1/person/personId"))
                .containsExactly("instrument.signatories.person.office#2");
        assertThat(refused("SignProtocol", "/instrument/signatories/1/person"))
                .containsExactly("instrument.signatories.person.office#2");
        assertThat(refused("RecordFigure", "/change/by/1/unit")).containsExactly("change.by.number#2");
        assertThat(refused("SignProtocol", "/instrument/place")).containsExactly("instrument.place.party");
    }

    private static Set<String> refused(String command, String pointer) {
        Filled filled = new Filled(CommandForms.called(command).orElseThrow(), true);
        Transcript transcript = read(filled.form, filled.typed, "en");
        transcript.refused(pointer, new Refusals.Said("Is not as it must be", true));
        return transcript.problems().keySet();
    }

    private static int mistakes(CommandForm form, Typed typed, Transcript transcript) {
        return shown(form, typed, transcript, "en").mistakes().size();
    }

    private static Transcript amount(String number) {
        Typed typed = Typed.nothing();
        typed.put("amounts.number", 0, number);
        typed.put("amounts.magnitude", 0, "6");
        typed.put("amounts.unit", 0, "currency:EUR");
        return read(CommandForms.called("RecordTradeFigure").orElseThrow(), typed, "de");
    }

    @Test
    void an_amount_that_can_be_two_is_not_taken_and_another_is_shown_as_it_is_understood() {
        assertThat(amount("1.500").problems()).containsKey("amounts.number");
        assertThat(amount("1,500.25").problems()).doesNotContainKey("amounts.number");
        assertThat(amount("1,500.25").command().at("/amounts/0/number").asString(""))
                .isEqualTo("1500.25");
        assertThat(amount("1,500.25").lines())
                .flatExtracting(Transcript.Line::said)
                .anySatisfy(said -> assertThat(said).contains("„1,500.25“ (verstanden als 1.500,25)", "EUR"));
    }
}
