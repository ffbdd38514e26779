package org.citypartnerships.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** The key that signs checkpoints: Ed25519, kept as its 32 random bytes in a file outside the database. */
public final class LedgerKey {

    /** The random bytes of a key. */
    public static final int SEED_LENGTH = 32;

    private final KeyPair pair;
    private final LedgerPublicKey publicKey;

    /**
     * The key of a ledger.
     *
     * @param name the name of the ledger, for example {@code city-partnerships}
     * @param seed 32 random bytes
     * @throws IllegalArgumentException if there are not 32, or the name has spaces or a {@code +}
     */
    public LedgerKey(String name, byte[] seed) {
        if (seed.length != SEED_LENGTH) {
            throw new IllegalArgumentException(
                    "The key that signs checkpoints has " + SEED_LENGTH + " bytes, not " + seed.length);
        }
        this.pair = pair(seed);
        this.publicKey = LedgerPublicKey.of(name, pair.getPublic());
    }

    /** The key by which others verify. */
    public LedgerPublicKey publicKey() {
        return publicKey;
    }

    /** Signs a tree of a size and a root. */
    public SignedCheckpoint sign(long size, Hash root, java.time.Instant takenAt) {
        Checkpoint checkpoint = new Checkpoint(publicKey.name(), size, root, takenAt);
        String text = checkpoint.text();
        try {
            Signature ed25519 = Signature.getInstance(LedgerPublicKey.ALGORITHM);
            ed25519.initSign(pair.getPrivate());
            ed25519.update(text.getBytes(UTF_8));
            byte[] signature = LedgerPublicKey.joined(publicKey.id(), ed25519.sign());
            return new SignedCheckpoint(
                    checkpoint,
                    text + "\n" + SignedCheckpoint.SIGNATURE + publicKey.name() + " "
                            + Base64.getEncoder().encodeToString(signature) + "\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java since 15 signs with Ed25519", e);
        }
    }

    /** Java makes a pair from random bytes only by way of a generator: it is given these as its random ones. */
    private static KeyPair pair(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(LedgerPublicKey.ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new GivenBytes(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java since 15 has Ed25519", e);
        }
    }

    private static final class GivenBytes extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] given;

        GivenBytes(byte[] given) {
            this.given = given.clone();
        }

        @Override
        public void nextBytes(byte[] wanted) {
            if (wanted.length != given.length) {
                throw new IllegalStateException(
                        "This Java asks for " + wanted.length + " bytes to make a key of Ed25519");
            }
            System.arraycopy(given, 0, wanted, 0, wanted.length);
            Arrays.fill(given, (byte) 0);
        }
    }
}
