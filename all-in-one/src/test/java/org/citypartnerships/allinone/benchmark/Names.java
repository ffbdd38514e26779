package org.citypartnerships.allinone.benchmark;

/**
 * The names in one of many partnerships: its cities and its source, eight letters each.
 *
 * @param left the city of the first side, in the id {@code party:laaaaaab-de}
 * @param right the city of the second side, {@code party:raaaaaac-cn}
 * @param source the source that tells of it, {@code source:saaaaaaa}
 */
record Names(String left, String right, String source) {

    /** Those that the recorded likeness is taken from. */
    static final Names LIKENESS = new Names("lzzzqxja", "rzzzqxjb", "szzzqxjc");

    /** Of so many partnerships every fifth shares a city, and a hundred share a source. */
    static Names of(int partnership, int partnerships) {
        int cities = cities(partnerships);
        int left = partnership % cities;
        int right = (int) ((left + 7919L * (partnership / cities)) % cities);
        return new Names(letters('l', left), letters('r', right), letters('s', partnership / 100));
    }

    static int cities(int partnerships) {
        return Math.max(1, (partnerships + 4) / 5);
    }

    static int sources(int partnerships) {
        return (partnerships + 99) / 100;
    }

    static Names ofCities(int number) {
        return new Names(letters('l', number), letters('r', number), letters('s', number));
    }

    String leftParty() {
        return "party:" + left + "-de";
    }

    String rightParty() {
        return "party:" + right + "-cn";
    }

    String sourceId() {
        return "source:" + source;
    }

    String partnership() {
        return "partnership:" + left + "-de~" + right + "-cn";
    }

    private static String letters(char first, int number) {
        char[] letters = new char[8];
        letters[0] = first;
        int rest = number;
        for (int i = 7; i > 0; i--) {
            letters[i] = (char) ('a' + rest % 26);
            rest /= 26;
        }
        return new String(letters);
    }
}
