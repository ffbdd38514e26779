package org.citypartnerships.queryside.web;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Packs texts that are much alike for as long as they are kept: by zlib, whose dictionary is the first of them, so that the others say
 * little more than in what they differ.
 */
public final class Packing {

    /** Of what zlib keeps for packing, 268 kB, and for unpacking, 40 kB: for as many threads as can work at once. */
    private static final int AT_ONCE = Runtime.getRuntime().availableProcessors();

    private final BlockingQueue<Deflater> deflaters = new ArrayBlockingQueue<>(AT_ONCE);
    private final BlockingQueue<Inflater> inflaters = new ArrayBlockingQueue<>(AT_ONCE);
    private volatile byte @Nullable [] dictionary;

    /** A packed text. */
    public static final class Packed {
        private final byte[] bytes;
        private final int length;

        Packed(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }

        /** How many bytes it takes. */
        public int size() {
            return bytes.length;
        }
    }

    /** The text, packed. */
    public Packed pack(byte[] text) {
        byte[] alike = dictionary(text);
        byte[] all = with(deflaters, () -> new Deflater(Deflater.BEST_SPEED), Deflater::end, deflater -> {
            deflater.reset();
            deflater.setDictionary(alike);
            deflater.setInput(text);
            deflater.finish();
            byte[] packed = new byte[text.length + 64];
            int length = 0;
            while (!deflater.finished()) {
                if (length == packed.length) {
                    packed = Arrays.copyOf(packed, 2 * length);
                }
                length += deflater.deflate(packed, length, packed.length - length);
            }
            return Arrays.copyOf(packed, length);
        });
        return new Packed(all, text.length);
    }

    /**
     * What was packed here before.
     *
     * @throws IllegalArgumentException if it was not packed here
     */
    public byte[] unpack(Packed packed) {
        byte[] alike = dictionary;
        if (alike == null) {
            throw new IllegalArgumentException("Nothing was packed here");
        }
        return with(inflaters, Inflater::new, Inflater::end, inflater -> {
            inflater.reset();
            inflater.setInput(packed.bytes);
            byte[] text = new byte[packed.length];
            int done = unpacked(inflater, alike, text);
            if (done != packed.length) {
                throw new IllegalArgumentException(done + " bytes were packed, not " + packed.length);
            }
            return text;
        });
    }

    private static int unpacked(Inflater inflater, byte[] alike, byte[] text) {
        try {
            int done = inflater.inflate(text);
            if (inflater.needsDictionary()) {
                inflater.setDictionary(alike);
                done = inflater.inflate(text);
            }
            return done;
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new IllegalArgumentException("That was not packed here", e);
        }
    }

    private synchronized byte[] first(byte[] text) {
        byte[] alike = dictionary;
        if (alike == null) {
            alike = text.clone();
            dictionary = alike;
        }
        return alike;
    }

    private byte[] dictionary(byte[] text) {
        byte[] alike = dictionary;
        return alike == null ? first(text) : alike;
    }

    private interface Use<T> {
        byte[] by(T tool);
    }

    private static <T> byte[] with(BlockingQueue<T> tools, Supplier<T> another, Consumer<T> end, Use<T> use) {
        T left = tools.poll();
        T tool = left == null ? another.get() : left;
        boolean isKept = false;
        try {
            byte[] done = use.by(tool);
            isKept = tools.offer(tool);
            return done;
        } finally {
            if (!isKept) {
                end.accept(tool);
            }
        }
    }
}
