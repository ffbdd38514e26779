package org.citypartnerships.queryside.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language that pages are written in. */
public enum Language {
    /** What the others fall back to. */
    ENGLISH("en", "English"),
    GERMAN("de", "Deutsch"),
    CHINESE("zh", "中文"),
    RUSSIAN("ru", "Русский");

    /** The parameter by which a reader chooses a language. */
    public static final String PARAMETER = "lang";

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** Its tag, {@code de}. */
    public String tag() {
        return tag;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    static Optional<Language> of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    /** The first of the browser's languages that pages are written in; English if there is none: {@code de-AT, en;q=0.5}. */
    static Language wantedBy(String acceptLanguage) {
        List<Locale> written = Arrays.stream(values()).map(Language::locale).toList();
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), written);
            return best == null ? ENGLISH : of(best.toLanguageTag()).orElse(ENGLISH);
        } catch (IllegalArgumentException | IndexOutOfBoundsException noHeader) { // the latter, of Java's, for "-"
            return ENGLISH;
        }
    }
}
