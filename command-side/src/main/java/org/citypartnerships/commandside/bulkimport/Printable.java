package org.citypartnerships.commandside.bulkimport;

/** What a file says, fit to be told again in a report. */
final class Printable {

    private Printable() {}

    static String of(String text, int charactersMax) {
        String printable = text.codePoints()
                .map(character -> isPrintable(character) ? character : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return printable.length() > charactersMax ? printable.substring(0, charactersMax) + "…" : printable;
    }

    private static boolean isPrintable(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED;
    }
}
