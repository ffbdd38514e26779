package org.citypartnerships.commandside.streams;

/**
 * What was answered under an idempotency key.
 *
 * @param bodyDigest tells the body that it was given for from others
 * @param answer the answer, as JSON
 */
public record GivenAnswer(String bodyDigest, String answer) {}
