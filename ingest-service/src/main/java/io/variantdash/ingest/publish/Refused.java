package io.variantdash.ingest.publish;

/**
 * Something that no broker will take for what it is: too large, say.
 *
 * @param sent what was sent
 * @param reason what the brokers say
 */
public record Refused<T>(T sent, Throwable reason) {}
