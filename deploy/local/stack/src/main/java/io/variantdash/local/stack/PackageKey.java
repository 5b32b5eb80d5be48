package io.variantdash.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Names a packaged service and the JVM that runs it: what is built again, or run by another JVM, gets another name. */
final class PackageKey {

    private static final int LENGTH = 16;
    private static final List<String> JVM = List.of("java.home", "java.vm.name", "java.vm.version", "os.arch");

    private PackageKey() {}

    /** By names, sizes and dates of all files in the folder; none is read. */
    static String of(Path folder, List<String> jvmOptions) {
        MessageDigest digest = sha256();
        JVM.forEach(property -> add(digest, System.getProperty(property, "")));
        jvmOptions.forEach(option -> add(digest, option));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(digest, folder.relativize(file) + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
