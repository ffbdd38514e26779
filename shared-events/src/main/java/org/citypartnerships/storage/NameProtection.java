package org.citypartnerships.storage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.citypartnerships.values.PersonId;
import org.citypartnerships.values.Protected;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names of persons, encrypted at the door under a key for each person and read again only for those who may.
 *
 * <p>AES-256 in Galois/Counter Mode with a random nonce of 12 bytes, bound to the person's id, so that a token put beside
 * another id is of no use: {@code aes-gcm.1.} and nonce, ciphertext and tag in URL-safe Base64 without padding.
 */
public final class NameProtection {
    private static final String SCHEME = "aes-gcm.1.";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int NAME_CHARACTERS_MAX = 200;

    private final PersonKeys keys;
    private final SecureRandom random = new SecureRandom();

    /** Protection under these keys. */
    public NameProtection(PersonKeys keys) {
        this.keys = keys;
    }

    /**
     * A copy of a command's JSON in which the plain name of every person is a token: of every object that has
     * {@code personId} and {@code name}. A person who has no key yet gets one. JSON that names nobody is given back as it is.
     *
     * @throws InvalidCommand if a name is no text of 1 to 200 characters
     * @throws ErasedPerson if a named person was erased
     */
    public JsonNode protect(JsonNode command) {
        Set<PersonId> persons = new LinkedHashSet<>();
        collect(command, persons);
        if (persons.isEmpty()) {
            return withNamesProtected(command, keys::keyFor);
        }
        Map<PersonId, SecretKey> existing = keys.existing(persons);
        return withNamesProtected(command, person -> {
            SecretKey known = existing.get(person);
            return known == null ? keys.keyFor(person) : known;
        });
    }

    /** The same for a dry run: judges names alike, but makes no key, so the tokens are good for nothing but looking at. */
    public JsonNode protectForDryRun(JsonNode command) {
        return withNamesProtected(command, this::keyOfNobody);
    }

    /**
     * The name; empty if the person's key was destroyed.
     *
     * @throws IllegalStateException if the token was not made for this person under this key
     */
    public Optional<String> reveal(PersonId person, Protected name) {
        return keys.find(person).map(key -> decrypt(key, person, name));
    }

    static Protected encrypt(SecretKey key, PersonId person, String name, byte[] nonce) {
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, person, nonce);
            byte[] encrypted = cipher.doFinal(name.getBytes(StandardCharsets.UTF_8));
            byte[] token = Arrays.copyOf(nonce, nonce.length + encrypted.length);
            System.arraycopy(encrypted, 0, token, nonce.length, encrypted.length);
            return new Protected(
                    SCHEME + Base64.getUrlEncoder().withoutPadding().encodeToString(token));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM failed to encrypt", impossible);
        }
    }

    private static String decrypt(SecretKey key, PersonId person, Protected name) {
        try {
            byte[] token = Base64.getUrlDecoder().decode(name.token().substring(SCHEME.length()));
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, person, Arrays.copyOf(token, NONCE_BYTES));
            return new String(cipher.doFinal(token, NONCE_BYTES, token.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new IllegalStateException("the protected name of " + person + " was not made under its key", wrong);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, PersonId person, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(person.value().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private JsonNode withNamesProtected(JsonNode command, Function<PersonId, SecretKey> keyOf) {
        if (!namesSomebody(command)) {
            return command;
        }
        JsonNode copy = command.deepCopy();
        protectIn(copy, "", keyOf);
        return copy;
    }

    private static boolean namesSomebody(JsonNode node) {
        if (node.isObject() && isPerson(node)) {
            return true;
        }
        for (JsonNode child : node) {
            if (child.isContainer() && namesSomebody(child)) {
                return true;
            }
        }
        return false;
    }

    private static void collect(JsonNode node, Set<PersonId> persons) {
        if (node.isObject() && isPerson(node)) {
            try {
                persons.add(new PersonId(node.path("personId").asString("")));
            } catch (IllegalArgumentException malformed) {
                return; // refused with its place when it is protected
            }
        }
        for (JsonNode child : node) {
            if (child.isContainer()) {
                collect(child, persons);
            }
        }
    }

    private static boolean isPerson(JsonNode object) {
        return object.has("personId") && object.hasNonNull("name");
    }

    private void protectIn(JsonNode node, String pointer, Function<PersonId, SecretKey> keyOf) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                protectIn(array.get(i), pointer + "/" + i, keyOf);
            }
        } else if (node instanceof ObjectNode object) {
            if (isPerson(object)) {
                object.put("name", token(object, pointer, keyOf).token());
            }
            object.properties()
                    .forEach(field ->
                            protectIn(field.getValue(), pointer + "/" + Problem.escaped(field.getKey()), keyOf));
        }
    }

    private Protected token(ObjectNode person, String pointer, Function<PersonId, SecretKey> keyOf) {
        PersonId id = personId(person.get("personId"), pointer + "/personId");
        String name = name(person.get("name"), pointer + "/name");
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return encrypt(keyOf.apply(id), id, name, nonce);
    }

    private static PersonId personId(JsonNode id, String pointer) {
        try {
            return new PersonId(id.isString() ? id.asString() : "");
        } catch (IllegalArgumentException wrong) {
            // Not the value itself: whoever mistakes the fields writes the name here.
            throw new InvalidCommand(
                    pointer,
                    "is no id of a person: write person:… with lower-case letters a-z, digits, '.', '_' or '-'");
        }
    }

    private static String name(JsonNode given, String pointer) {
        String name = given.isString()
                ? Normalizer.normalize(given.asString(), Normalizer.Form.NFC).strip()
                : "";
        if (name.isEmpty() || name.length() > NAME_CHARACTERS_MAX) {
            throw new InvalidCommand(
                    pointer, "a person's name is a text of 1 to " + NAME_CHARACTERS_MAX + " characters, or left out");
        }
        if (name.startsWith(SCHEME) || name.codePoints().anyMatch(Characters::isControl)) {
            throw new InvalidCommand(pointer, "a person's name is written in plain, without control characters");
        }
        return name;
    }

    private SecretKey keyOfNobody(PersonId person) {
        if (keys.isErased(person)) {
            throw new ErasedPerson(person);
        }
        byte[] key = new byte[32];
        random.nextBytes(key);
        return new SecretKeySpec(key, "AES");
    }
}
