package io.variantdash.query.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.embedded.secure.Certificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** TLS by configuration alone: a certificate that has been replaced is used without a restart. */
@QuarkusTest
@WithTestResource(ReloadedCertificateTest.TwoCertificates.class)
class ReloadedCertificateTest {

    @SuppressWarnings("NullAway.Init") // Quarkus sets it.
    @TestHTTPResource(value = "/q/health/live", tls = true)
    URI address;

    @Test
    void aNewCertificateIsUsedWithoutARestart() throws Exception {
        TwoCertificates certificates = TwoCertificates.running();
        HttpClient early = clientThatTrusts(certificates.first);
        HttpResponse<Void> answer = ask(early);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");

        certificates.replace();

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(SSLException.class)
                .until(() -> ask(clientThatTrusts(certificates.second)).statusCode() == 200);
        // Who is connected stays so.
        assertThat(ask(early).statusCode()).isEqualTo(200);
    }

    private HttpResponse<Void> ask(HttpClient client) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
    }

    private static HttpClient clientThatTrusts(Certificate trusted) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream file = Files.newInputStream(trusted.certificate())) {
            store.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    /** A place with the first certificate, and a second one to replace it. */
    public static final class TwoCertificates implements QuarkusTestResourceLifecycleManager {

        // Static, because Quarkus makes the instance and hands it to no test; it starts and stops on one thread at a
        // time.
        private static volatile @Nullable TwoCertificates running;

        private final Path directory = temporary();
        private final Certificate first = Certificate.create(directory, "first");
        private final Certificate second = Certificate.create(directory, "second");

        static TwoCertificates running() {
            return Objects.requireNonNull(running, "no Quarkus test with certificates is running");
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

        void replace() {
            place(second);
        }

        @Override
        public void stop() {
            // The files are gone with the machine's temporary ones.
        }

        private String placed(String name) {
            return directory.resolve(name).toString();
        }

        private void place(Certificate certificate) {
            try {
                Files.copy(certificate.certificate(), Path.of(placed("tls.crt")), StandardCopyOption.REPLACE_EXISTING);
                certificate.writeKey(Path.of(placed("tls.key")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path temporary() {
            try {
                return Files.createTempDirectory("variant-dash-certificates");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
