package org.citypartnerships.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The key that anybody may know, and by which anybody sees that a checkpoint is ours. Written as the C2SP writes it:
 * {@code city-partnerships+1f3a09bc+ASRr…}, which is the ledger's name, the first bytes of the key's hash, and the key.
 */
public final class LedgerPublicKey {

    static final String ALGORITHM = "Ed25519";
    static final int ID_LENGTH = 4;

    private static final byte ED25519 = 1;
    private static final int KEY_LENGTH = 32;
    private static final int SIGNATURE_LENGTH = 64;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] bytes;
    private final byte[] id;
    private final PublicKey key;

    LedgerPublicKey(String name, byte[] bytes) {
        if (name.isBlank() || name.contains("+") || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "The name of a ledger has neither spaces nor '+', unlike '" + name + "'");
        }
        this.name = name;
        this.bytes = bytes.clone();
        MessageDigest digest = Hash.sha256();
        digest.update((name + "\n").getBytes(UTF_8));
        digest.update(ED25519);
        this.id = Arrays.copyOf(digest.digest(bytes), ID_LENGTH);
        try {
            this.key = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(joined(X509_PREFIX, bytes)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("No public key of Ed25519", e);
        }
    }

    static LedgerPublicKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new LedgerPublicKey(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /**
     * Reads a key, as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException if it is none, or has a letter wrong
     */
    public static LedgerPublicKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("A public key reads name+hash+key, unlike '" + text.strip() + "'");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != KEY_LENGTH + 1 || typed[0] != ED25519) {
            throw new IllegalArgumentException("Not a public key of Ed25519: '" + text.strip() + "'");
        }
        LedgerPublicKey key = new LedgerPublicKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(key.id).equals(parts[1])) {
            throw new IllegalArgumentException("The public key has a letter wrong: its hash is not " + parts[1]);
        }
        return key;
    }

    /** The name of the ledger. */
    public String name() {
        return name;
    }

    /** Whether a signature on the checkpoint is by this key, and the checkpoint one of the ledger of that name. */
    public boolean hasSigned(SignedCheckpoint signed) {
        return signed.checkpoint().origin().equals(name)
                && SignedCheckpoint.signatures(signed.note()).lines().anyMatch(line -> verifies(line, signed.note()));
    }

    private boolean verifies(String line, String note) {
        String prefix = SignedCheckpoint.SIGNATURE + name + " ";
        if (!line.startsWith(prefix)) {
            return false;
        }
        try {
            String written = line.substring(prefix.length());
            byte[] signature = Base64.getDecoder().decode(written);
            // Java reads base64 with stray bits at its end, and signatures with stray bytes.
            if (signature.length != ID_LENGTH + SIGNATURE_LENGTH
                    || !Arrays.equals(Arrays.copyOf(signature, ID_LENGTH), id)
                    || !Base64.getEncoder().encodeToString(signature).equals(written)) {
                return false;
            }
            Signature ed25519 = Signature.getInstance(ALGORITHM);
            ed25519.initVerify(key);
            ed25519.update(SignedCheckpoint.text(note).getBytes(UTF_8));
            return ed25519.verify(signature, ID_LENGTH, SIGNATURE_LENGTH);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    byte[] id() {
        return id.clone();
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(joined(new byte[] {ED25519}, bytes));
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
