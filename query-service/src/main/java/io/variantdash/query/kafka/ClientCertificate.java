package io.variantdash.query.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.SslConfigs;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Until when the certificate is valid with which this process shows itself to Kafka: as it was read at the start, since Kafka's
 * clients read the file once, and a renewed one counts with the next start only.
 */
record ClientCertificate(@Nullable Instant end) {

    private static final Logger LOG = Logger.getLogger(ClientCertificate.class);
    private static final double MILLIS_A_SECOND = 1_000;

    /** The first to end of the chain in the keystore that the settings name; none where they name none that can be read. */
    static ClientCertificate of(Map<String, Object> settings) {
        Object location = settings.get(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG);
        if (location == null) {
            return new ClientCertificate(null);
        }
        String type = text(settings, SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, SslConfigs.DEFAULT_SSL_KEYSTORE_TYPE);
        try (InputStream file = Files.newInputStream(Path.of(location.toString()))) {
            KeyStore store = KeyStore.getInstance(type);
            store.load(
                    file,
                    text(settings, SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, "").toCharArray());
            Instant end = null;
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                    Instant its = certificate.getNotAfter().toInstant();
                    end = end == null || its.isBefore(end) ? its : end;
                }
            }
            return new ClientCertificate(end);
        } catch (IOException | GeneralSecurityException e) {
            LOG.warnf("Cannot tell when the certificate in %s ends: %s", location, e.getMessage());
            return new ClientCertificate(null);
        }
    }

    /** In seconds, negative when it is over; NaN where there is no certificate. */
    double remaining(Instant now) {
        return end == null ? Double.NaN : Duration.between(now, end).toMillis() / MILLIS_A_SECOND;
    }

    private static String text(Map<String, Object> settings, String name, String otherwise) {
        return Objects.toString(settings.get(name), otherwise);
    }
}
