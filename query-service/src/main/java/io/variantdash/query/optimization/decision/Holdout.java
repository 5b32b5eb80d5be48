package io.variantdash.query.optimization.decision;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Variants that are let run though they would be suggested for a kill: the only honest estimate of false kills (statistics
 * §F). Every replica chooses the same ones, and a larger share contains those of a smaller one.
 */
public final class Holdout {

    private Holdout() {}

    /** Whether the variant is among that share of all variants. */
    public static boolean contains(String personaId, String variantId, double share) {
        return place(personaId, variantId) < share;
    }

    /** From 0 to 1, evenly: the first 53 bits of the SHA-256 of both ids, between which is a character that no id has. */
    static double place(String personaId, String variantId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((personaId + '\0' + variantId).getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1p-53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
