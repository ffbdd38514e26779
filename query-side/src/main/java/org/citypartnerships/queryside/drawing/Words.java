package org.citypartnerships.queryside.drawing;

import com.samskivert.mustache.Mustache;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.language.Said;
import org.unbescape.html.HtmlEscape;

/**
 * What every repeated part can say in the reader's language.
 *
 * @param say a phrase: <code>{{#say}}column.status{{/say}}</code>
 * @param sayOf a phrase about what the part is at, of what is {@link Said} about its values: <code>{{#since}}{{#sayOf}}attention.since{{/sayOf}}{{/since}}</code>
 */
record Words(Mustache.Lambda say, Mustache.Lambda sayOf) {

    Words(Phrases phrases) {
        this(
                (key, out) -> out.write(HtmlEscape.escapeHtml4Xml(phrases.say(key.decompile()))),
                (key, out) ->
                        out.write(HtmlEscape.escapeHtml4Xml(phrases.say(key.decompile(), values(key.context())))));
    }

    private static Object[] values(Object at) {
        return at instanceof Said several ? several.said() : new Object[] {at};
    }
}
