package org.citypartnerships.history;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A person's name as some source gives it, to be compared with another form of it: "Mr Ramsbotham" and "James Ramsbotham CBE"
 * are forms of one name, "Sun Zhe" and "Xu Zhe" are not.
 *
 * <p>Compared are the words that are left when forms of address and titles before the name, letters of honour behind it and
 * initials are dropped, without regard to capitals, accents, hyphens, and whether a vowel is written "ö" or "oe". Only names in
 * one and the same alphabet are compared: how a name is written in another is no difference of the name.
 *
 * @param words the words, in their order
 * @param addressed whether it begins with a form of address, "Mr"
 * @param script the alphabet of all of them
 */
record NameForm(List<String> words, boolean addressed, UnicodeScript script) {

    private static final Set<String> ADDRESS = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "dr",
            "prof",
            "professor",
            "cllr",
            "councillor",
            "herr",
            "frau",
            "madame",
            "monsieur",
            "mme",
            "господин",
            "госпожа");
    private static final Set<String> TITLES = Set.of("sir", "dame", "lord", "lady", "hon", "rev");
    private static final Set<String> HONOURS =
            Set.of("cbe", "obe", "mbe", "kbe", "dbe", "qc", "kc", "mp", "mep", "phd", "jr");
    private static final Set<UnicodeScript> ALPHABETS =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK);

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern MARKS = Pattern.compile("[\\p{M}'’ʼ]+");
    private static final Pattern WRITTEN_OUT = Pattern.compile("([aou])e");

    /** The form; empty if nothing in it can be compared. */
    static Optional<NameForm> of(String name) {
        List<String> words = new ArrayList<>(Arrays.asList(BETWEEN_WORDS.split(plain(name))));
        words.removeIf(word -> word.length() < 2);
        boolean addressed = !words.isEmpty() && ADDRESS.contains(words.get(0));
        while (!words.isEmpty() && (ADDRESS.contains(words.get(0)) || TITLES.contains(words.get(0)))) {
            words.remove(0);
        }
        while (words.size() > 1 && HONOURS.contains(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        words.forEach(word -> word.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add));
        return scripts.size() == 1 && ALPHABETS.containsAll(scripts)
                ? Optional.of(new NameForm(
                        words.stream()
                                .map(word -> WRITTEN_OUT.matcher(word).replaceAll("$1"))
                                .toList(),
                        addressed,
                        scripts.iterator().next()))
                : Optional.empty();
    }

    private static String plain(String name) {
        return MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
    }

    /** Whether neither is a shorter form of the other, nor the same words in another order or written together. */
    boolean isOtherThan(NameForm other) {
        return script == other.script
                && !words.containsAll(other.words)
                && !other.words.containsAll(words)
                && !String.join("", words).equals(String.join("", other.words));
    }

    /** Whether a form of address stands before what is left of the fuller name without its first word: "Mr Zhe" for Sun Zhe. */
    boolean addressesWithoutFirstWordOf(NameForm fuller) {
        return addressed
                && words.size() < fuller.words.size()
                && fuller.words.containsAll(words)
                && !words.contains(fuller.words.get(0));
    }
}
