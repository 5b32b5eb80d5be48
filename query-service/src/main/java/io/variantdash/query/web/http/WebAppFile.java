package io.variantdash.query.web.http;

import io.vertx.core.http.impl.MimeMapping;
import jakarta.ws.rs.core.EntityTag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is sent, compressed once. Its tag names the content: the time of a file tells when a replica was built or
 * started, and two releases behind one address would answer 304 for each other's files.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record WebAppFile(byte[] plain, byte[] gzip, String mediaType, EntityTag tag) {

    private static final String FOLDER = "META-INF/resources/";

    /** Reads a file of the web app; null where there is none. */
    static @Nullable WebAppFile read(String name) {
        try (InputStream file = WebAppFile.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            return file == null ? null : of(name, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tag as headers carry it. */
    String tagHeader() {
        return "W/\"%s\"".formatted(tag.getValue());
    }

    private static WebAppFile of(String name, byte[] content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        }
        return new WebAppFile(content, compressed.toByteArray(), mediaType(name), ContentTag.of(content));
    }

    private static String mediaType(String name) {
        String type = MimeMapping.getMimeTypeForFilename(name);
        if (type == null) {
            return "application/octet-stream";
        }
        return type.startsWith("text/") ? type + ";charset=UTF-8" : type;
    }
}
