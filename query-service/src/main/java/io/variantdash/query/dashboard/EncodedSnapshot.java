package io.variantdash.query.dashboard;

import jakarta.ws.rs.core.EntityTag;

/**
 * A snapshot as it is sent, encoded once however often it is asked for. The arrays are shared by all answers, and never
 * change.
 *
 * @param tag names everything but {@code as_of} and {@code time_since_post}
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record EncodedSnapshot(byte[] json, byte[] gzip, EntityTag tag) {}
