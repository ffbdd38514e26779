package org.citypartnerships.queryside.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Gives the phrases of a language. */
@Component
public class PhraseBook {

    private final MessageSource messages;

    /** Of the languages that pages are written in: what each says often is looked up once. */
    private final Map<Locale, Phrases> written;

    /** @param messages the phrases of all languages */
    public PhraseBook(MessageSource messages) {
        this.messages = messages;
        this.written = Arrays.stream(Language.values())
                .map(Language::locale)
                .collect(Collectors.toUnmodifiableMap(locale -> locale, locale -> new Phrases(messages, locale)));
    }

    /** The phrases of the language of a request. */
    public Phrases in(Locale locale) {
        Phrases phrases = written.get(locale);
        return phrases == null ? new Phrases(messages, locale) : phrases;
    }
}
