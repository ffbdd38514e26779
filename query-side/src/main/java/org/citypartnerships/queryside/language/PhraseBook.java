package org.citypartnerships.queryside.language;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Gives the phrases of a language. */
@Component
public class PhraseBook {

    private final MessageSource messages;

    /** @param messages the phrases of all languages */
    public PhraseBook(MessageSource messages) {
        this.messages = messages;
    }

    /** The phrases of the language of a request. */
    public Phrases in(Locale locale) {
        return new Phrases(messages, locale);
    }
}
