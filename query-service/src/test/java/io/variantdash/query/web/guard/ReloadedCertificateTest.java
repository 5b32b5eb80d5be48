package io.variantdash.query.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.variantdash.embedded.secure.Certificate;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.server.NarrowLimits;
import io.variantdash.testservers.ReplacedCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** TLS by configuration alone: a certificate that has been replaced is used without a restart. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@TestProfile(NarrowLimits.class)
class ReloadedCertificateTest {

    @SuppressWarnings("NullAway.Init") // Quarkus sets it.
    @TestHTTPResource(value = "/q/health/live", tls = true)
    URI address;

    @Test
    void aNewCertificateIsUsedWithoutARestart() throws Exception {
        ReplacedCertificate certificates = ReplacedCertificate.running();
        HttpClient early = clientThatTrusts(certificates.first());
        // Vert.x takes connections a moment before it has read the certificate.
        HttpResponse<Void> answer = Awaitility.await()
                .ignoreExceptionsInstanceOf(SSLException.class)
                .until(() -> ask(early), Objects::nonNull);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
        // Java's client would rather speak HTTP/2.
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);

        certificates.replace();

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(SSLException.class)
                .until(() -> ask(clientThatTrusts(certificates.second())).statusCode() == 200);
        // Who is connected stays so.
        assertThat(ask(early).statusCode()).isEqualTo(200);
    }

    private HttpResponse<Void> ask(HttpClient client) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
    }

    private static HttpClient clientThatTrusts(Certificate trusted) throws GeneralSecurityException, IOException {
        return HttpClient.newBuilder().sslContext(trusted.trust()).build();
    }
}
