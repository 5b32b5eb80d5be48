package io.variantdash.query.dashboard;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.query.variants.ActiveVariant;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** Makes of a snapshot what is sent. */
@Singleton
class SnapshotEncoder {

    private static final boolean WEAK = true;
    private static final int TAG_BYTES = 16;
    private static final byte[] STALE = "{\"stale\":true,".getBytes(StandardCharsets.UTF_8);

    private final ObjectMapper json;
    private final ObjectMapper lasting;

    SnapshotEncoder(ObjectMapper json) {
        this.json = json;
        this.lasting =
                json.copy().addMixIn(Metrics.class, WithoutTime.class).addMixIn(ActiveVariant.class, WithoutAge.class);
    }

    EncodedSnapshot encode(Metrics metrics) {
        try {
            return encoded(json.writeValueAsBytes(metrics), tag(metrics));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, with the remark that it may be out of date. */
    EncodedSnapshot stale(EncodedSnapshot fresh) {
        byte[] marked = Arrays.copyOf(STALE, STALE.length + fresh.json().length - 1);
        System.arraycopy(fresh.json(), 1, marked, STALE.length, fresh.json().length - 1);
        try {
            return encoded(marked, fresh.tag().getValue() + "-stale");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tag(Metrics metrics) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream hashing = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            lasting.writeValue(hashing, metrics);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest.digest(), TAG_BYTES));
    }

    private static EncodedSnapshot encoded(byte[] json, String tag) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(json.length / 4);
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(json);
        }
        return new EncodedSnapshot(json, compressed.toByteArray(), new EntityTag(tag, WEAK));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @JsonIgnoreProperties("as_of")
    private interface WithoutTime {}

    @JsonIgnoreProperties("time_since_post")
    private interface WithoutAge {}
}
