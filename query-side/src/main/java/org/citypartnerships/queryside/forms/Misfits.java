package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.citypartnerships.queryside.language.Phrases;

/**
 * Says in the reader's language what the command side finds wrong with the form of a field or of a file, before any rule of the
 * domain is asked: that it is missing, or no number, no date, no id, or no CSV. The command side says it in English sentences of
 * a fixed wording.
 */
final class Misfits {

    private static final String UNITS = "count, rank, percent, currency:GBP, ucum:km";

    /**
     * A sentence and how it is said here.
     *
     * @param sentence with a group for each thing that it names
     * @param phrase the phrase for it, which takes these things and then the examples; empty if the rest says it all
     * @param examples what to write, the same in every language
     * @param goesOn whether the last thing that it names is a sentence itself
     */
    private record Known(Pattern sentence, String phrase, List<String> examples, boolean goesOn) {}

    private static final List<Known> ALL = new ArrayList<>();

    static {
        ofFields();
        ofTexts();
        ofDates();
        ofFiles();
    }

    private Misfits() {}

    private static void ofFields() {
        put("(?:\\w+ )?is missing", "misfit.missing");
        put("is no field here; there are (.*)", "misfit.unknown");
        put("is one of (.*)", "misfit.oneOf");
        put("is no list: write \\[…]", "misfit.list");
        put("(?:\\w+ )?is empty: (?:give at least one|a side has at least one member)", "misfit.empty");
        put("is no object: write \\{.*}", "misfit.group");
        put("is neither a text nor an object", "misfit.textOrGroup");
        put("is nothing: write it, or leave it out", "misfit.nothing");
        put("(?:\\w+ )?is empty: write it, or leave the field out", "misfit.nothing");
        put("is a whole number, without quotes", "misfit.number");
        put("is true or false, without quotes", "misfit.trueOrFalse");
        put("is a text in quotes", "misfit.text");
        put("is not as it must be", "misfit.any");
    }

    private static void ofTexts() {
        put("(?:\\w+ )?has (\\d+) characters: write at most (\\d+)", "misfit.long");
        put("has a control character or half a character: leave it out", "misfit.character");
        put("is a person's .*", "misfit.name");
        put("is count, rank, .*", "misfit.like", UNITS);
        put("is .*, as ([^\\s,]+).*", "misfit.like");
        put("'(.*)' is no id of this kind: write (.*?)… with .*", "misfit.id");
        put("'(.*)' names no entry: .*", "misfit.entry", "partnership:harbin-cn~murmansk-ru#s3-04");
        put("'(.*)' names no stream: .*", "misfit.stream", "partnership:, party:, source:, figures:");
        put("'(.*)': write an entry id of .*", "misfit.entryId");
        put("'(.*)': write a unit: .*", "misfit.notAs", UNITS);
        put("'(.*)': write .*, as (\\S+)", "misfit.notAs");
    }

    private static void ofDates() {
        ALL.add(known("\"(.*?)\" is not a date in EDTF: (.*)", "misfit.date", true));
        ALL.add(known("in it, (.*)", "", true));
        put("write a year \\(2014\\), .*", "misfit.date.forms");
        put("there is no such day; .*", "misfit.date.noDay");
        put("months run from 01 to 12, .*", "misfit.date.months");
        put("write (\\S+) or (\\S+): the first if it lasted .*", "misfit.date.lasted");
        put("write (.+), whichever the source means", "misfit.date.either");
        put("write (\\S+)", "misfit.date.write");
        put("A date states something: .*", "misfit.date.nothing");
        put("A date is either stated or relative: write edtf \\((.*)\\) or .*", "misfit.date.both");
        put("The words of a date are blank: leave them out", "misfit.nothing");
        String relative = "\"(.*)\" is not what a date can be relative to: write ";
        put(relative + "source.*", "misfit.date.from", "source:…, entry:…");
        put(relative + "-P1M.*", "misfit.date.from", "-P1M, P2W, P0D");
        put(relative + "DAY.*", "misfit.date.from", "DAY, MONTH, SEASON, YEAR");
    }

    private static void ofFiles() {
        put("is no JSON: column (\\d+)", "misfit.noJson");
        put("a field stands twice: column (\\d+)", "misfit.twice");
        put("is no JSON object: write .*", "misfit.noObject");
        put("is no command: write (.*)", "misfit.noCommand");
        put("holds a cell that is no JSON", "misfit.cell");
        put("has (\\d+) cells, and the header (\\d+): .*", "misfit.cells");
        put("contradicts another column: .*", "misfit.columns");
        put("has a cell in a column without a name: .*", "misfit.nameless");
        put("the column '(.*)' names no field: .*", "misfit.column", "names[0].text, header.happened");
        put("two columns are called '(.*)': .*", "misfit.columnTwice");
        put("the first line names no column 'command': .*", "misfit.header", "command,partyId,kind");
        put("the file is no CSV \\(RFC 4180\\): look at line (\\d+).*", "misfit.csv");
        put("the file is no JSON: look at line (\\d+), column (\\d+)", "misfit.json");
        put("the file is one JSON array of commands: (.*)", "misfit.array");
        put("the file goes on after its array: .*", "misfit.arrays");
        put("the file holds no commands: .*", "misfit.noLines");
        put("the file is empty: .*", "import.empty");
        put("the body is not in UTF-8: .*", "misfit.utf8");
    }

    private static void put(String sentence, String phrase, String... examples) {
        ALL.add(known(sentence, phrase, false, examples));
    }

    private static Known known(String sentence, String phrase, boolean goesOn, String... examples) {
        return new Known(Pattern.compile(sentence, Pattern.DOTALL), phrase, List.of(examples), goesOn);
    }

    /** The sentence in the reader's language; empty if it is none of these. */
    static Optional<String> said(String sentence, Phrases phrases) {
        for (Known known : ALL) {
            Matcher matcher = known.sentence().matcher(sentence);
            if (matcher.matches()) {
                return said(known, matcher, phrases);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> said(Known known, Matcher matcher, Phrases phrases) {
        List<String> named = new ArrayList<>();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            named.add(matcher.group(group));
        }
        if (known.goesOn()) {
            int last = named.size() - 1;
            Optional<String> rest = said(named.get(last), phrases);
            if (rest.isEmpty() || known.phrase().isEmpty()) {
                return rest;
            }
            named.set(last, rest.get());
        }
        if (known.phrase().equals("misfit.date.either")) {
            named.replaceAll(dates -> dates.replace(" or ", ", "));
        }
        return Optional.of(phrases.say(
                known.phrase(),
                Stream.concat(named.stream(), known.examples().stream()).toArray()));
    }
}
