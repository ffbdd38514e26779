package org.citypartnerships.queryside.drawing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.citypartnerships.queryside.language.PhraseBook;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.unbescape.html.HtmlEscape;

/**
 * Draws what a page repeats. Each part is a file of Mustache, {@code templates/repeated/party.mustache}, and is drawn once for each
 * of many things:
 *
 * <pre>{@code <tbody th:utext="${repeated.of('party', lines)}"></tbody>}</pre>
 *
 * <p>What a page keeps for the next who asks, is drawn once for as long as it is kept: {@code ${repeated.kept('arc', map.lines)}}.
 *
 * <p>Its values are read as they are, without expressions. All that a part shows is escaped as Thymeleaf escapes it, in texts as in attributes.
 */
@Component
final class RepeatedParts {

    private static final String FOLDER = "/templates/repeated/";

    /** What a part keeps of a thing within itself: a thing is kept so in one place only. */
    private static final String WITHIN = "";

    /** As long as most of what is drawn is at most: a text that grows is copied each time. */
    private static final int CHARACTERS = 8_192;

    private final Map<String, Template> parts = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler = Mustache.compiler()
            .withLoader(RepeatedParts::file)
            .withEscaper(HtmlEscape::escapeHtml4Xml)
            .strictSections(true)
            .nullValue("")
            .zeroIsFalse(true);
    private final PhraseBook book;

    /** By the things themselves, not by what they equal: comparing long lists would take as long as drawing them. */
    private final Cache<Object, Map<Drawing, String>> kept =
            Caffeine.newBuilder().weakKeys().build();

    private record Drawing(String part, Locale language) {}

    RepeatedParts(PhraseBook book) {
        this.book = book;
    }

    @Autowired
    void shownBy(ThymeleafViewResolver pages) {
        pages.addStaticVariable("repeated", this);
    }

    /**
     * A part drawn for each of the things, in the language of who reads.
     *
     * @param part the name of its file, without its ending
     * @param things each with the values that the part shows, under the names that it has for them
     * @throws IllegalArgumentException if there is no such part
     * @throws com.samskivert.mustache.MustacheException if a thing has not what the part shows
     */
    public String of(String part, Iterable<?> things) {
        Template template = parts.computeIfAbsent(part, name -> compiler.loadTemplate(name));
        Locale language = LocaleContextHolder.getLocale();
        Words words =
                new Words(book.in(language), (thing, drawing) -> drawn(thing, new Drawing(WITHIN, language), drawing));
        StringWriter drawn = new StringWriter(CHARACTERS);
        for (Object thing : things) {
            template.execute(thing, words, drawn);
        }
        return drawn.toString();
    }

    /**
     * The same of things that somebody keeps and shows again: what was drawn of them is shown again too, and is forgotten with them.
     * Other things, though they be equal, are drawn anew.
     *
     * @param things a list of things, or a single one; none of them changes
     */
    public String kept(String part, Object things) {
        return drawn(
                things,
                new Drawing(part, LocaleContextHolder.getLocale()),
                () -> of(part, things instanceof Iterable<?> many ? many : List.of(things)));
    }

    private String drawn(Object things, Drawing as, Supplier<String> drawing) {
        Map<Drawing, String> drawn = kept.get(things, nothing -> new ConcurrentHashMap<>());
        String before = drawn.get(as);
        if (before != null) {
            return before;
        }
        String now = drawing.get();
        drawn.put(as, now);
        return now;
    }

    private static Reader file(String part) {
        InputStream file = RepeatedParts.class.getResourceAsStream(FOLDER + part + ".mustache");
        if (file == null) {
            throw new IllegalArgumentException("No part is called " + part);
        }
        return new InputStreamReader(file, StandardCharsets.UTF_8);
    }
}
