package io.variantdash.embedded.secure;

import io.variantdash.embedded.KafkaBroker;
import io.variantdash.embedded.OwnClassLoader;
import io.variantdash.embedded.TemporaryDirectory;
import io.variantdash.embedded.port.PortReservation;
import io.variantdash.embedded.port.Ports;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * The security of a broker: a listener with SASL_SSL for the users of the manifests, who may do what those say and nothing else.
 * On the broker's main listener, without either, everyone is a superuser, for what tests set up.
 */
public final class SecuredKafka implements AutoCloseable {

    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final String LOGIN = "org.apache.kafka.common.security.scram.ScramLoginModule required";
    private static final int ITERATIONS = 4096;
    private static final long POLL_MILLIS = 50;

    private final PortReservation port;
    private final TemporaryDirectory directory;
    private final Certificate certificate;
    private final String password = UUID.randomUUID().toString();

    private SecuredKafka(PortReservation port, TemporaryDirectory directory, Certificate certificate) {
        this.port = port;
        this.directory = directory;
        this.certificate = certificate;
    }

    /** Makes a certificate, and takes a port until it is closed. */
    public static SecuredKafka create() {
        TemporaryDirectory directory = TemporaryDirectory.of("certificate");
        return new SecuredKafka(PortReservation.next(), directory, Certificate.create(directory.path(), "kafka"));
    }

    /** A broker with this listener. */
    public KafkaBroker.Builder broker() {
        String listener = "listener.name." + KafkaBroker.SECURED.toLowerCase(Locale.ROOT) + ".";
        return KafkaBroker.builder()
                .secured(
                        port.port(),
                        Map.of(
                                "authorizer.class.name",
                                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                                "super.users",
                                "User:ANONYMOUS",
                                "sasl.enabled.mechanisms",
                                MECHANISM,
                                listener + "scram-sha-512.sasl.jaas.config",
                                LOGIN + ";",
                                listener + "ssl.keystore.type",
                                "PKCS12",
                                listener + "ssl.keystore.location",
                                certificate.keystore().toString(),
                                listener + "ssl.keystore.password",
                                certificate.password(),
                                listener + "ssl.key.password",
                                certificate.password()));
    }

    /** Makes the users of the manifests known to a broker that runs, with their rights. */
    public void admit(KafkaBroker broker) {
        Map<String, List<AclBinding>> users = KafkaUsers.read();
        List<AclBinding> rights = users.values().stream().flatMap(List::stream).toList();
        try (Admin admin =
                OwnClassLoader.during(() -> Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers())))) {
            admin.alterUserScramCredentials(
                            users.keySet().stream().map(this::credential).toList())
                    .all()
                    .get();
            admin.createAcls(rights).all().get();
            // The controller answers before the broker has heard of them.
            while (admin.describeAcls(AclBindingFilter.ANY).values().get().size() < rights.size()
                    || admin.describeUserScramCredentials().users().get().size() < users.size()) {
                Thread.sleep(POLL_MILLIS);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot make Kafka's users", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Kafka's users were made", e);
        }
    }

    /** What a client of a user must be told. */
    public Map<String, String> settings(String user) {
        return settings(user, password);
    }

    /** The same with another password. */
    public Map<String, String> settings(String user, String word) {
        return Map.of(
                "bootstrap.servers",
                Ports.HOST + ":" + port.port(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                LOGIN + " username=\"" + user + "\" password=\"" + word + "\";",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.certificate().toString());
    }

    @Override
    public void close() {
        port.close();
        directory.close();
    }

    private UserScramCredentialAlteration credential(String user) {
        return new UserScramCredentialUpsertion(
                user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password);
    }
}
