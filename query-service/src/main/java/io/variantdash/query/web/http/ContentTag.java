package io.variantdash.query.web.http;

import jakarta.ws.rs.core.EntityTag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Names content by its digest, the same on every replica. */
public final class ContentTag {

    private static final boolean WEAK = true;
    private static final int TAG_BYTES = 16;

    private ContentTag() {}

    /** Weak, because it names the compressed form as well. */
    public static EntityTag of(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new EntityTag(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES)), WEAK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
