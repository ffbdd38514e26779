package org.citypartnerships.queryside.web;

import java.util.Map;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Answers as JSON text with holes where parties and sources are named: what those are called may change without the rest.
 *
 * <p>A hole is a kind, an id, and an end, the first and the last being control characters: JSON never holds such by itself.
 */
@Component
public class Templates {

    private static final char PARTY = '\u0001';
    private static final char END = '\u0002';
    private static final char SOURCE = '\u0003';
    private static final char NAME = '\u0004';

    private final JsonMapper answers;
    private final JsonMapper templates;

    Templates(JsonMapper answers) {
        this.answers = answers;
        this.templates = answers.rebuild()
                .addModule(new SimpleModule()
                        .addSerializer(PartyLabel.class, new PartyHole())
                        .addSerializer(Witness.class, new WitnessHole()))
                .build();
    }

    /** A party that is to be named later. */
    public static PartyLabel unnamed(String party) {
        return new PartyLabel(party, NAME + party + END, null, null);
    }

    /** Writes answers with holes. */
    public ObjectWriter writer() {
        return templates.writer();
    }

    /** Writes answers of a type with holes, without the fields that another type leaves out. */
    public ObjectWriter writer(Class<?> answer, Class<?> leavingOut) {
        return templates.rebuild().addMixIn(answer, leavingOut).build().writer();
    }

    /** A text with names of {@link #unnamed} parties in it, as JSON with holes. */
    public String text(String text) {
        return answers.writeValueAsString(text).replace("\\u0004", "\u0004").replace("\\u0002", "\u0002");
    }

    /**
     * How everybody is called that holes stand for; parties and sources that are not on record by their ids.
     *
     * @param parties the parties by their ids
     * @param sources the sources by their ids, as witnesses that say nothing yet
     */
    public Filling filling(Map<String, PartyLabel> parties, Map<String, Witness> sources) {
        return new Filling(answers, parties, sources);
    }

    /** Fills holes. */
    public static final class Filling {

        private final JsonMapper answers;
        private final Map<String, PartyLabel> parties;
        private final Map<String, Witness> sources;

        Filling(JsonMapper answers, Map<String, PartyLabel> parties, Map<String, Witness> sources) {
            this.answers = answers;
            this.parties = parties;
            this.sources = sources;
        }

        /** Appends a template with its holes filled. */
        public void fill(String template, StringBuilder text) {
            int done = 0;
            for (int at = 0; at < template.length(); at++) {
                char kind = template.charAt(at);
                if (kind <= NAME) {
                    int end = template.indexOf(END, at);
                    text.append(template, done, at).append(filling(kind, template.substring(at + 1, end)));
                    at = end;
                    done = end + 1;
                }
            }
            text.append(template, done, template.length());
        }

        private String filling(char kind, String id) {
            return switch (kind) {
                case PARTY -> answers.writeValueAsString(party(id));
                case NAME -> inner(answers.writeValueAsString(party(id).name()));
                case SOURCE ->
                    inner(answers.writeValueAsString(
                            sources.getOrDefault(id, new Witness(id, Ids.name(id), null, null, null, null))));
                default -> throw new IllegalStateException("A template has a hole of no kind: " + (int) kind);
            };
        }

        private PartyLabel party(String id) {
            return parties.getOrDefault(id, PartyLabel.unknown(id));
        }

        private static String inner(String json) {
            return json.substring(1, json.length() - 1);
        }
    }

    private static final class PartyHole extends ValueSerializer<PartyLabel> {
        @Override
        public void serialize(PartyLabel party, JsonGenerator json, SerializationContext context) {
            json.writeRawValue(PARTY + party.id() + END);
        }
    }

    private final class WitnessHole extends ValueSerializer<Witness> {
        @Override
        public void serialize(Witness witness, JsonGenerator json, SerializationContext context) {
            json.writeRawValue("{" + SOURCE + witness.source() + END + field("where", witness.where())
                    + field("quote", witness.quote()) + "}");
        }

        private String field(String name, @Nullable String value) {
            return value == null ? "" : ",\"" + name + "\":" + answers.writeValueAsString(value);
        }
    }
}
