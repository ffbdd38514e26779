package org.citypartnerships.commandside.bulkimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.storage.CommandJson;
import org.citypartnerships.storage.EventJson;
import org.citypartnerships.storage.InvalidCommand;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a file of commands holds: a JSON array or JSON Lines of {@code {"command":"SignProtocol","fact":["S3-04"],
 * "payload":{…}}}, or CSV with the columns {@code command}, {@code fact} and one for each field, as
 * {@code header.happened} or {@code names[0].text}; a column whose name ends in {@code :json} holds JSON. Between the columns
 * stand commas, semicolons or tabs.
 */
final class ImportFile {

    /** The most lines that one file may have. */
    static final int LINES_MAX = 20_000;

    private static final int LABEL_CHARACTERS_MAX = 200;
    private static final Pattern COLUMNS_TWICE = Pattern.compile("Header contains duplicate fields: \\[(.*)]");
    private static final Pattern STUMBLED_AT = Pattern.compile("starting at line (\\d+)");
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private ImportFile() {}

    static List<ImportLine> array(String text) {
        List<ImportLine> lines = new ArrayList<>();
        try (JsonParser json = EventJson.ours().mapper().createParser(text)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new Refused(
                        Reason.MALFORMED_JSON, "the file is one JSON array of commands: [{\"command\":…}, …]");
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                JsonNode element = json.readValueAsTree();
                add(lines, line(lines.size() + 1, element));
            }
            if (json.nextToken() != null) {
                throw new Refused(Reason.MALFORMED_JSON, "the file goes on after its array: send one array");
            }
        } catch (JacksonException e) {
            throw malformed("the file is no JSON", e);
        }
        return notEmpty(lines);
    }

    static List<ImportLine> lines(String text) {
        List<ImportLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (!line.isBlank()) {
                add(lines, line(number, line));
            }
        }
        return notEmpty(lines);
    }

    static List<ImportLine> csv(String text) {
        List<ImportLine> lines = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator(
                        text.lines().filter(line -> !line.isEmpty()).findFirst().orElse("")))
                .allowUnclosedQuote(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : csv) {
                if (lines.isEmpty()) {
                    CsvPaths.requireFields(row.getHeader());
                }
                if (!row.getFields().stream().allMatch(String::isBlank)) {
                    add(lines, line(row));
                }
            }
        } catch (CsvParseException | java.io.IOException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
        return notEmpty(lines);
    }

    private static ImportLine line(NamedCsvRecord row) {
        int number = Math.toIntExact(row.getStartingLineNumber());
        String command = row.findField("command").orElse("");
        String fact = row.findField("fact")
                .filter(label -> !label.isEmpty())
                .map(label -> Printable.of(label, LABEL_CHARACTERS_MAX))
                .orElse(null);
        try {
            return new ImportLine(number, command, fact, CsvPaths.object(row));
        } catch (Refused why) {
            return ImportLine.unreadable(number, command, fact, why);
        }
    }

    /** Spreadsheets save with tabs or, where a comma stands before decimals, with semicolons: the header tells. */
    private static char separator(String header) {
        for (char separator : SEPARATORS) {
            Stream<String> columns = Stream.of(header.split(Pattern.quote(String.valueOf(separator)), -1));
            if (columns.anyMatch(column -> column.equals("command") || column.equals("\"command\""))) {
                return separator;
            }
        }
        throw new Refused(
                Reason.MALFORMED_JSON,
                "the first line names no column 'command': begin with the names of the columns, as command,partyId,kind");
    }

    private static ImportLine line(int number, String text) {
        try {
            return line(number, CommandJson.parse(text));
        } catch (InvalidCommand malformed) {
            String message = malformed.problems().get(0).message().replace("line 1, ", "");
            return ImportLine.unreadable(number, "", null, new Refused(Reason.MALFORMED_JSON, message));
        }
    }

    private static ImportLine line(int number, JsonNode json) {
        JsonNode command = json.path("command");
        String fact = label(json.path("fact"));
        if (!command.isString() || !(json.path("payload") instanceof ObjectNode payload)) {
            return ImportLine.unreadable(
                    number,
                    command.asString(""),
                    fact,
                    new Refused(
                            Reason.MALFORMED_JSON,
                            "is no command: write {\"command\":\"SignProtocol\",\"payload\":{…}}"));
        }
        return new ImportLine(number, command.asString(), fact, payload);
    }

    private static @Nullable String label(JsonNode fact) {
        if (fact.isArray()) {
            return Printable.of(
                    StreamSupport.stream(fact.spliterator(), false)
                            .map(label -> label.asString(""))
                            .collect(Collectors.joining(", ")),
                    LABEL_CHARACTERS_MAX);
        }
        return fact.isString() ? Printable.of(fact.asString(), LABEL_CHARACTERS_MAX) : null;
    }

    private static void add(List<ImportLine> lines, ImportLine line) {
        if (lines.size() == LINES_MAX) {
            throw new Refused(Reason.TOO_LARGE, "the file holds more than " + LINES_MAX + " commands: split it");
        }
        lines.add(line);
    }

    private static List<ImportLine> notEmpty(List<ImportLine> lines) {
        if (lines.isEmpty()) {
            throw new Refused(Reason.MALFORMED_JSON, "the file holds no commands: send at least one");
        }
        return lines;
    }

    /** Says in words of our own where the reader of CSV stumbles: its own change with its version, and pages translate ours. */
    private static Refused malformed(String saidByTheReader) {
        Matcher twice = COLUMNS_TWICE.matcher(saidByTheReader);
        if (twice.matches()) {
            return new Refused(
                    Reason.MALFORMED_JSON,
                    "two columns are called '" + Printable.of(twice.group(1), LABEL_CHARACTERS_MAX)
                            + "': give each a name of its own");
        }
        Matcher line = STUMBLED_AT.matcher(saidByTheReader);
        return new Refused(
                Reason.MALFORMED_JSON,
                "the file is no CSV (RFC 4180)"
                        + (line.find()
                                ? ": look at line " + line.group(1) + ", above all at its quotation marks"
                                : ""));
    }

    private static Refused malformed(String what, JacksonException e) {
        String where = e.getLocation() == null
                ? ""
                : ": look at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return new Refused(Reason.MALFORMED_JSON, what + where);
    }
}
