package org.citypartnerships.queryside.forms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** Ids and keys that a form makes: the same each time that the same form is sent, so that nothing is recorded twice. */
final class Made {

    private static final int SLUG_CHARACTERS_MAX = 60;

    private Made() {}

    /** A key for a form that is opened. */
    static String key() {
        return UUID.randomUUID().toString();
    }

    /** The key for something that is recorded on the way, with this content. */
    static String key(String formKey, String content) {
        return formKey + "." + hash(content, 8);
    }

    /** An id for somebody, which tells nothing of who it is. */
    static String person(String formKey, String input) {
        return "person:" + hash(formKey + " " + input, 8);
    }

    /** An id for a source, of its title, another for each form. */
    static String source(String title, String formKey) {
        String slug = slug(title);
        return "source:" + (slug.isEmpty() ? "" : slug + "-") + hash(formKey + " " + title, 3);
    }

    /** An id for a party whose name tells none by itself: one of another script, or one told apart by where it lies. */
    static String party(String name, String apart, String country) {
        String slug = slug(name);
        String qualifier = slug(apart);
        String suffix = country.isEmpty() ? "" : "-" + country.toLowerCase(Locale.ROOT);
        return "party:" + (slug.isEmpty() ? hash(name, 4) : slug) + (qualifier.isEmpty() ? "" : "." + qualifier)
                + suffix;
    }

    /** Whether letters a to z, or digits, are left of the name. */
    static boolean hasLatin(String name) {
        return !slug(name).isEmpty();
    }

    private static String slug(String name) {
        String german = name.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        String slug = Normalizer.normalize(german, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("['’]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return slug.length() <= SLUG_CHARACTERS_MAX
                ? slug
                : slug.substring(0, SLUG_CHARACTERS_MAX).replaceAll("-$", "");
    }

    private static String hash(String text, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
