package org.citypartnerships.commandside.streams;

import org.jspecify.annotations.Nullable;

/**
 * What was answered under an idempotency key.
 *
 * @param bodyDigest tells the body that it was given for from others
 * @param givenTo who had sent the command, as {@code local#u-7k3m…}; null if that was not kept yet
 * @param answer the answer, as JSON
 */
public record GivenAnswer(String bodyDigest, @Nullable String givenTo, String answer) {

    /** By the digest and the sender with a space between, as one column has them. */
    static GivenAnswer of(String digestAndSender, String answer) {
        int space = digestAndSender.indexOf(' ');
        return space < 0
                ? new GivenAnswer(digestAndSender, null, answer)
                : new GivenAnswer(digestAndSender.substring(0, space), digestAndSender.substring(space + 1), answer);
    }

    /** Whether this sender sent this body before. */
    public boolean isFor(String digest, String sender) {
        return bodyDigest.equals(digest) && (givenTo == null || givenTo.equals(sender));
    }
}
