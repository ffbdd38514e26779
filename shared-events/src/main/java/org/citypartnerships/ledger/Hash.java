package org.citypartnerships.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A hash of the Merkle tree of RFC 6962, section 2.1: SHA-256, with leaves and nodes told apart by a first byte, so that no
 * node can be passed off as a leaf.
 */
public final class Hash {

    /** Bytes in a hash. */
    public static final int LENGTH = 32;

    /** The root of the tree without leaves: SHA-256 of nothing. */
    public static final Hash OF_NOTHING = new Hash(sha256().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A hash that was kept.
     *
     * @throws IllegalArgumentException if it has not 32 bytes
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A hash has " + LENGTH + " bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /**
     * A hash written in base64, as {@link #base64} does.
     *
     * @throws IllegalArgumentException if it is not 32 bytes in base64
     */
    public static Hash ofBase64(String text) {
        return of(Base64.getDecoder().decode(text));
    }

    /** The hash of a leaf: SHA-256(0x00 ‖ content). */
    public static Hash ofLeaf(byte[] content) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return new Hash(digest.digest(content));
    }

    /** The hash of what stands above two hashes: SHA-256(0x01 ‖ left ‖ right). */
    public static Hash ofNode(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** Its 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** In base64, as proofs and checkpoints write it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
