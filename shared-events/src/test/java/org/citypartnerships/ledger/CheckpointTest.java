package org.citypartnerships.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    /** The first test of RFC 8032, section 7.1. */
    private static final byte[] SEED =
            HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    private static final LedgerKey KEY = new LedgerKey("city-partnerships", SEED);
    private static final Instant NOW = Instant.parse("2026-11-21T23:07:00Z");
    private static final SignedCheckpoint SIGNED = KEY.sign(1234, Hash.OF_NOTHING, NOW);

    @Test
    void the_public_key_of_the_first_test_of_rfc_8032() {
        LedgerPublicKey published = new LedgerPublicKey(
                "city-partnerships",
                HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        assertThat(KEY.publicKey()).hasToString(published.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void keys_of_other_logs_are_read_and_written_as_they_publish_them(String published) {
        assertThat(LedgerPublicKey.parse(published)).hasToString(published);
    }

    @Test
    void a_checkpoint_reads_as_a_signed_note() {
        assertThat(SIGNED.note()).startsWith("""
                city-partnerships
                1234
                47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
                time 2026-11-21T23:07:00Z

                — city-partnerships\s""").endsWith("\n");
        assertThat(SignedCheckpoint.parse(SIGNED.note())).isEqualTo(SIGNED);
        assertThat(KEY.publicKey().hasSigned(SIGNED)).isTrue();
    }

    @Test
    void one_changed_character_anywhere_and_the_signature_no_longer_holds() {
        String note = SIGNED.note();
        for (int i = 0; i < note.length(); i++) {
            char other = note.charAt(i) == 'A' ? 'B' : 'A';
            String changed = note.substring(0, i) + other + note.substring(i + 1);
            assertThat(holds(changed)).as(changed).isFalse();
        }
        assertThat(holds(note)).isTrue();
    }

    @Test
    void another_key_and_another_ledger_have_not_signed_it() {
        byte[] otherSeed = SEED.clone();
        otherSeed[0]++;
        assertThat(new LedgerKey("city-partnerships", otherSeed).publicKey().hasSigned(SIGNED))
                .isFalse();
        assertThat(new LedgerKey("another", SEED).publicKey().hasSigned(SIGNED)).isFalse();
    }

    @Test
    void a_key_with_a_letter_wrong_is_refused() {
        String key = KEY.publicKey().toString();
        assertThat(LedgerPublicKey.parse(key + "\n")).hasToString(key);
        assertThatThrownBy(() -> LedgerPublicKey.parse(key.replace("city-", "town-")))
                .hasMessageContaining("a letter wrong");
        assertThatThrownBy(() -> LedgerPublicKey.parse("city-partnerships+00")).hasMessageContaining("name+hash+key");
        assertThatThrownBy(() -> LedgerPublicKey.parse("a+00000000+AAAA")).hasMessageContaining("Not a public key");
        assertThatThrownBy(() -> new LedgerKey("a b", SEED)).hasMessageContaining("neither spaces");
        assertThatThrownBy(() -> new LedgerKey("a", new byte[31])).hasMessageContaining("32 bytes, not 31");
    }

    private static boolean holds(String note) {
        try {
            return KEY.publicKey().hasSigned(SignedCheckpoint.parse(note));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
