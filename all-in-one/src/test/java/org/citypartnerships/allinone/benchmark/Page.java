package org.citypartnerships.allinone.benchmark;

import java.util.List;
import java.util.Map;

/** The page {@code docs/benchmarks.md}. */
final class Page {

    private static final String HEAD = """
            # What it can do, beside what the database can do

            Written by `./mvnw verify -Pbenchmark`; no figure is typed by hand. `-Dbenchmark.only=commands,append` measures a
            chapter alone, `-Dbenchmark.scale=small` tries everything out in minutes (its page goes to `all-in-one/target`).

            **Raw limit**: plain JDBC on the same PostgreSQL (the embedded one of `./partnerships start`, as durable as there),
            one connection a client, prepared statements, the fewest round trips, the same rows, and nothing that physics does
            not ask for: texts are rendered before the clock runs, nothing is checked, decided or sealed. For a command: read the
            stream's rows, then one statement that writes the event and the rows beside it, in a transaction of its own.

            Ours and the raw limit take turns; a ratio is that of one turn, its median stands in the table, and the spread is
            the lowest and the highest turn. Rows are counted after each turn. The clients, the raw limit and the registry share
            the processors with PostgreSQL. Its log has files to use again, as it has on a server that runs for some hours.

            | what | ours | raw limit | ratio or value | spread | goal | |
            |---|---:|---:|---:|---:|---:|---|
            """;

    private Page() {}

    static String of(Map<String, String> machine, List<Figure> figures) {
        StringBuilder page = new StringBuilder(HEAD);
        figures.forEach(figure -> page.append(line(figure)).append('\n'));
        page.append("\n## How each was measured\n\n| what | how | when, version |\n|---|---|---|\n");
        figures.forEach(
                figure -> page.append("| " + figure.work() + " | " + figure.how() + " | " + figure.when() + " |\n"));
        page.append("\n## On what\n\n| | |\n|---|---|\n");
        machine.forEach((name, value) -> page.append("| " + name + " | " + value + " |\n"));
        return page.toString();
    }

    static String line(Figure figure) {
        String goal = figure.goal();
        return "| " + figure.work() + " | " + figure.ours() + " | " + (figure.raw() == null ? "" : figure.raw()) + " | "
                + figure.figure() + " | " + figure.spread() + " | " + (goal == null ? "" : goal) + " | "
                + (goal == null ? "" : figure.holds() ? "holds" : "**does not hold**") + " |";
    }
}
