package io.variantdash.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCertificateTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder = Path.of("");

    @Test
    void tellsForHowLongTheOneOfTheKeystoreIsValid() throws IOException, InterruptedException {
        Path store = folder.resolve("user.p12");
        Instant before = Instant.now();
        make(store);

        ClientCertificate certificate = ClientCertificate.of(Map.of(
                "ssl.keystore.location",
                store.toString(),
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.password",
                PASSWORD));

        assertThat(certificate.remaining(before.plus(Duration.ofDays(4))))
                .isBetween((double) Duration.ofDays(6).toSeconds() - 1, (double)
                        Duration.ofDays(6).plusMinutes(5).toSeconds());
        assertThat(certificate.remaining(before.plus(Duration.ofDays(11)))).isNegative();
    }

    @Test
    void isNoneWhereNoneCanBeRead() {
        assertThat(ClientCertificate.of(Map.of()).remaining(Instant.now())).isNaN();
        assertThat(ClientCertificate.of(Map.of("ssl.keystore.location", "/nowhere/user.p12"))
                        .remaining(Instant.now()))
                .isNaN();
    }

    private static void make(Path store) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keyalg",
                        "EC",
                        "-alias",
                        "user",
                        "-dname",
                        "CN=user",
                        "-validity",
                        "10")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
    }
}
