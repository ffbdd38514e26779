package org.citypartnerships.queryside.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackingTest {

    private final Packing packing = new Packing();

    private static byte[] text(int number) {
        String text = "{\"id\":\"partnership:harbin-cn~" + number + "\",\"standing\":\"IN_FORCE\",\"words\":\""
                + "friendship, in force since ".repeat(20) + number + " 哈尔滨\"}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_text_comes_out_as_it_went_in() {
        for (int number : List.of(1, 2, 1_000_000, 1)) {
            byte[] text = text(number);
            assertThat(packing.unpack(packing.pack(text))).isEqualTo(text);
        }
    }

    @Test
    void what_is_like_the_first_takes_little() {
        packing.pack(text(1));
        assertThat(packing.pack(text(2)).size()).isLessThan(text(2).length / 10);
    }

    @Test
    void what_is_like_nothing_and_nothing_at_all_are_packed_too() {
        packing.pack(text(1));
        byte[] noise = new byte[70_000];
        new Random(7).nextBytes(noise);
        assertThat(packing.unpack(packing.pack(noise))).isEqualTo(noise);
        assertThat(packing.unpack(packing.pack(new byte[0]))).isEmpty();
    }

    @Test
    void many_pack_at_once() {
        assertThat(IntStream.range(0, 2_000).parallel()).allMatch(number -> {
            byte[] text = text(number);
            return Arrays.equals(packing.unpack(packing.pack(text)), text);
        });
    }

    @Test
    void what_was_not_packed_here_is_refused() {
        Packing.Packed nothing = new Packing.Packed(new byte[] {1, 2, 3}, 3);
        assertThatThrownBy(() -> packing.unpack(nothing)).hasMessage("Nothing was packed here");
        packing.pack(text(1));
        assertThatThrownBy(() -> packing.unpack(nothing)).isInstanceOf(IllegalArgumentException.class);
        Packing.Packed ofAnother = another().pack(text(1));
        assertThatThrownBy(() -> packing.unpack(ofAnother)).hasMessage("That was not packed here");
    }

    private static Packing another() {
        Packing another = new Packing();
        another.pack("another dictionary".getBytes(StandardCharsets.UTF_8));
        return another;
    }
}
