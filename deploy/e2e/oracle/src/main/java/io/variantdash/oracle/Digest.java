package io.variantdash.oracle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The MD5 of rows, a line each. */
final class Digest {

    private final MessageDigest md5 = md5();

    void add(BusinessRow row) {
        md5.update((row + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Ends the digest. */
    String hex() {
        return HexFormat.of().formatHex(md5.digest());
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
