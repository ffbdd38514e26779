package org.citypartnerships.queryside.drawing;

import com.samskivert.mustache.Mustache;
import java.util.function.Supplier;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.language.Said;
import org.unbescape.html.HtmlEscape;

/**
 * What every repeated part can say in the reader's language.
 *
 * @param say a phrase: <code>{{#say}}column.status{{/say}}</code>
 * @param sayOf a phrase about what the part is at, of what is {@link Said} about its values: <code>{{#since}}{{#sayOf}}attention.since{{/sayOf}}{{/since}}</code>
 * @param kept what is drawn once of the thing that the part is at: <code>{{#countries}}{{#kept}}{{#all}}{{>choice}}{{/all}}{{/kept}}{{/countries}}</code>
 */
record Words(Mustache.Lambda say, Mustache.Lambda sayOf, Mustache.Lambda kept) {

    /** Finds what was drawn of a thing before, or draws it. */
    @FunctionalInterface
    interface Keeping {
        String drawn(Object thing, Supplier<String> drawing);
    }

    Words(Phrases phrases, Keeping keeping) {
        this(
                (key, out) -> out.write(HtmlEscape.escapeHtml4Xml(phrases.say(key.decompile()))),
                (key, out) -> out.write(HtmlEscape.escapeHtml4Xml(phrases.say(key.decompile(), values(key.context())))),
                (part, out) -> out.write(keeping.drawn(part.context(), part::execute)));
    }

    private static Object[] values(Object at) {
        return at instanceof Said several ? several.said() : new Object[] {at};
    }
}
