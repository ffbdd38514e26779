package org.citypartnerships.queryside.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.FiguresEvent;
import org.citypartnerships.events.PartnershipEvent;
import org.citypartnerships.events.PartyEvent;
import org.citypartnerships.events.SourceEvent;
import org.citypartnerships.history.WarningCode;
import org.citypartnerships.history.WarningSentence;
import org.citypartnerships.queryside.web.Order;
import org.citypartnerships.queryside.web.ProblemCode;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.Certainty;
import org.citypartnerships.values.EngagementKind;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Reliability;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SourceKind;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.TermKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.json.JsonMapper;

class PhrasesTest {

    /** What mends the record has no page of its own: the page of the entry that it is about tells it in sentences. */
    private static final Set<String> ABOUT_THE_RECORD = Set.of(
            "attachedTo",
            "corrects",
            "corroborates",
            "dispute",
            "duplicateOf",
            "entry",
            "heeds",
            "mediaType",
            "prevailing",
            "retracts",
            "sha256",
            "silences",
            "sizeBytes",
            "stream");

    private static Phrases in(Language language) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/pages", "messages/forms");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new PhraseBook(messages).in(language.locale());
    }

    private static Properties file(String suffix) throws IOException {
        Properties phrases = new Properties();
        for (String name : List.of("pages", "forms")) {
            try (InputStream file =
                    PhrasesTest.class.getResourceAsStream("/messages/" + name + suffix + ".properties")) {
                assertThat(file).as("messages/" + name + suffix).isNotNull();
                phrases.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
        }
        return phrases;
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = "ENGLISH", mode = EnumSource.Mode.EXCLUDE)
    void a_language_says_everything_that_english_says(Language language) throws IOException {
        assertThat(file("_" + language.tag()).keySet()).isEqualTo(file("").keySet());
    }

    /** An entry is zurückgenommen, a proposal zurückgezogen; Stelle is a place in a text. */
    @ParameterizedTest
    @CsvSource({
        "de,'(?i)nachzusehen|zum nachsehen|was anzusehen'",
        "de,(?i)eingeschlafen",
        "de,(?i)eintr\\p{L}+ .*(?:zurückgezogen|zurückziehen)|zurückgezogene[nr]? eintr|^zurückziehen$",
        "de,(?i)vorschlag zurückgenommen",
        "de,(?i)zieh\\p{L}+ .*zurück",
        "de,(?i)(?:stadt|städte) (?:oder|und) stelle",
        "ru,(?i)город\\p{L}* (?:или|и) учреждени"
    })
    void a_thing_has_one_word(String tag, String other) throws IOException {
        assertThat(file("_" + tag).values())
                .map(String::valueOf)
                .noneMatch(Pattern.compile(other).asPredicate());
    }

    @Test
    void every_constant_that_a_page_shows_has_a_phrase() throws IOException {
        Properties phrases = file("");
        Stream.of(
                        keys("relation", Relation.values()),
                        keys("standing", Standing.values()),
                        keys("rung", Rung.values()),
                        keys("form", InstrumentForm.values()),
                        keys("engagement", EngagementKind.values()),
                        keys("kind", PartyKind.values()),
                        keys("warning", WarningCode.values()),
                        keys("term", TermKind.values()),
                        keys("order", Order.values()),
                        keys("problem", ProblemCode.values()),
                        keys("problem", ProblemCode.values()).map(key -> key + ".what"),
                        keys("said", WarningSentence.values()),
                        keys("source", SourceKind.values()),
                        keys("reliability", Reliability.values()),
                        keys("certainty", Certainty.values()),
                        events())
                .flatMap(each -> each)
                .forEach(key -> assertThat(phrases).containsKey(key));
    }

    @Test
    void every_field_that_the_page_of_an_entry_shows_has_a_phrase() throws IOException {
        Set<String> fields = new TreeSet<>();
        Stream.of(PartnershipEvent.class, FiguresEvent.class)
                .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
                .filter(Entry.class::isAssignableFrom)
                .forEach(entry -> collect(entry, fields));
        fields.removeAll(Set.of("entryId", "header", "partnershipId", "figuresId"));
        fields.removeAll(ABOUT_THE_RECORD);
        assertThat(file("").stringPropertyNames())
                .containsAll(fields.stream().map("fact."::concat).toList());
    }

    /** What its fields are called, and those of what stands in them; dates and references are told as one. */
    private static void collect(Class<?> record, Set<String> names) {
        for (RecordComponent component : record.getRecordComponents()) {
            names.add(component.getName());
            Class<?> type = component.getGenericType() instanceof ParameterizedType list
                    ? (Class<?>) list.getActualTypeArguments()[0]
                    : component.getType();
            if (type.isRecord()
                    && type.getPackage().equals(StatedDate.class.getPackage())
                    && type.getRecordComponents().length > 1
                    && !Set.of(StatedDate.class, EntryRef.class, Amount.class).contains(type)) {
                collect(type, names);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_warning_is_told_with_all_that_stands_in_it(Language language) {
        for (WarningSentence sentence : WarningSentence.values()) {
            Object[] values = IntStream.range(0, sentence.places())
                    .mapToObj(place -> "value" + place)
                    .toArray();
            String told = in(language).say("said." + sentence.name(), values);
            assertThat(told).as(sentence.name()).doesNotContain("{", "}");
            Arrays.stream(values)
                    .forEach(value -> assertThat(told).as(sentence.name()).contains(String.valueOf(value)));
        }
    }

    private static Stream<String> events() {
        return Stream.of(PartnershipEvent.class, PartyEvent.class, SourceEvent.class, FiguresEvent.class)
                .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                .map(event -> "event." + StoredNames.ours().nameOf(event));
    }

    private static Stream<String> keys(String prefix, Enum<?>[] constants) {
        return Arrays.stream(constants).map(constant -> prefix + "." + constant.name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENGLISH|2014-03|March 2014",
                "ENGLISH|2016-09-09/2016-09-11|9 to 11 September 2016",
                "ENGLISH|2015-04%|about April 2015?",
                "ENGLISH|[2011-11-20..2011-11-30]|between 20 and 30 November 2011",
                "ENGLISH|2021-21|spring 2021",
                "ENGLISH|2012-12/..|December 2012 and after",
                "ENGLISH|[2011,2013]|2011 or 2013",
                "GERMAN|2014-03|März 2014",
                "GERMAN|2016-05-23|23. Mai 2016",
                "GERMAN|2016-09-09/2016-09-11|9. bis 11. September 2016",
                "GERMAN|[..2014-04-15]|15. April 2014 oder früher",
                "GERMAN|198X|1980er-Jahre",
                "CHINESE|2014-03|2014年3月",
                "CHINESE|2016-05-23|2016年5月23日",
                "CHINESE|2016-09-09/2016-09-11|2016年9月9日至2016年9月11日",
                "CHINESE|2009~|约2009年",
                "RUSSIAN|2014-03|март 2014",
                "RUSSIAN|2015-10-13|13 октября 2015",
                "RUSSIAN|2016-09-09/2016-09-11|9 – 11 сентября 2016",
                "RUSSIAN|[..2014-04-15]|15 апреля 2014 или раньше"
            })
    void a_date_is_said_as_precisely_as_it_is_known_in_every_language(Language language, String edtf, String words) {
        assertThat(in(language).date(new JsonMapper().readTree("{\"edtf\":\"" + edtf + "\"}")))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENGLISH|1|Wait one second.",
                "ENGLISH|2|Wait 2 seconds.",
                "GERMAN|1|Warten Sie eine Sekunde.",
                "GERMAN|60|Warten Sie 60 Sekunden.",
                "CHINESE|1|请等待 1 秒。",
                "RUSSIAN|1|Подождите 1 с."
            })
    void who_tried_too_often_is_told_how_many_seconds_to_wait(Language language, long seconds, String words) {
        assertThat(in(language).say("sign.in.problem.TOO_MANY_REQUESTS", seconds))
                .endsWith(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-AT,de;q=0.9,en;q=0.5|GERMAN",
                "zh-CN,zh;q=0.9,en;q=0.8|CHINESE",
                "ru-RU|RUSSIAN",
                "fr,de;q=0.3|GERMAN",
                "fr|ENGLISH",
                "''|ENGLISH",
                "-|ENGLISH",
                "de,--|ENGLISH",
                ";;q=|ENGLISH"
            })
    void the_first_of_the_browsers_languages_that_there_is_counts(String accepted, Language language) {
        assertThat(Language.wantedBy(accepted)).isEqualTo(language);
    }
}
