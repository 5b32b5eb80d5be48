package io.variantdash.testservers;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.variantdash.embedded.TemporaryDirectory;
import io.variantdash.embedded.secure.Certificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** For a service with TLS by configuration alone: a place with a first certificate, and a second one to replace it. */
public final class ReplacedCertificate implements QuarkusTestResourceLifecycleManager {

    // Static, because Quarkus makes the instance and hands it to no test; it starts and stops on one thread at a time.
    private static volatile @Nullable ReplacedCertificate running;

    private final TemporaryDirectory directory = TemporaryDirectory.of("certificates");
    private final Certificate first = Certificate.create(directory.path(), "first");
    private final Certificate second = Certificate.create(directory.path(), "second");

    /** That of the running tests. */
    public static ReplacedCertificate running() {
        return Objects.requireNonNull(running, "no Quarkus test with certificates is running");
    }

    /** What the service begins with. */
    public Certificate first() {
        return first;
    }

    /** What is in its place from {@link #replace()} on. */
    public Certificate second() {
        return second;
    }

    /** Writes the second one over the first. */
    public void replace() {
        place(second);
    }

    @Override
    public Map<String, String> start() {
        running = this;
        place(first);
        return Map.of(
                "quarkus.http.tls-configuration-name", "http",
                "quarkus.http.test-ssl-port", "0",
                "quarkus.tls.http.key-store.pem.server.cert", placed("tls.crt"),
                "quarkus.tls.http.key-store.pem.server.key", placed("tls.key"),
                "quarkus.tls.http.reload-period", "1S");
    }

    @Override
    public void stop() {
        directory.close();
    }

    private String placed(String name) {
        return directory.path().resolve(name).toString();
    }

    private void place(Certificate certificate) {
        try {
            Files.copy(certificate.certificate(), Path.of(placed("tls.crt")), StandardCopyOption.REPLACE_EXISTING);
            certificate.writeKey(Path.of(placed("tls.key")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
