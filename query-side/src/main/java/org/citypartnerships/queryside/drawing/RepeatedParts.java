package org.citypartnerships.queryside.drawing;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
 * <p>Its values are read as they are, without expressions. All that a part shows is escaped as Thymeleaf escapes it, in texts as in attributes.
 */
@Component
final class RepeatedParts {

    private static final String FOLDER = "/templates/repeated/";

    private final Map<String, Template> parts = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler = Mustache.compiler()
            .withLoader(RepeatedParts::file)
            .withEscaper(HtmlEscape::escapeHtml4Xml)
            .strictSections(true)
            .nullValue("")
            .zeroIsFalse(true);
    private final PhraseBook book;

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
        Words words = new Words(book.in(LocaleContextHolder.getLocale()));
        StringWriter drawn = new StringWriter();
        for (Object thing : things) {
            template.execute(thing, words, drawn);
        }
        return drawn.toString();
    }

    private static Reader file(String part) {
        InputStream file = RepeatedParts.class.getResourceAsStream(FOLDER + part + ".mustache");
        if (file == null) {
            throw new IllegalArgumentException("No part is called " + part);
        }
        return new InputStreamReader(file, StandardCharsets.UTF_8);
    }
}
