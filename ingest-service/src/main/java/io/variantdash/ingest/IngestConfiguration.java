package io.variantdash.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.variantdash.ingest.access.AccessMode;
import io.variantdash.ingest.guard.AddressRange;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * The settings of ingest-service that are its own; those of Quarkus are in application.properties. The service does not start
 * with one outside of its bounds: the message names it, its value and what is allowed (ValidationMessages.properties).
 */
@ConfigMapping(prefix = "dashboard")
public interface IngestConfiguration {

    // Durations are bounded in the words in which they are set.
    String AT_LEAST = "is ${validatedValue}; it must be at least ";
    String AT_MOST = "is ${validatedValue}; it must be at most ";

    /**
     * How much older than its record an event's own time may be, and for how long events are kept in the audit trail; one day
     * at least. A post may be older: it changes the variant and is not kept.
     */
    @WithDefault("30d")
    @DurationMin(days = 1, message = AT_LEAST + "1d")
    @DurationMax(days = 3650, message = AT_MOST + "3650d")
    Duration retention();

    /** For how long the counts of each minute are kept; one day at least. */
    @WithDefault("7d")
    @DurationMin(days = 1, message = AT_LEAST + "1d")
    @DurationMax(days = 3650, message = AT_MOST + "3650d")
    Duration minutesRetention();

    /** For how long the counts of each hour are kept; one day at least. */
    @WithDefault("400d")
    @DurationMin(days = 1, message = AT_LEAST + "1d")
    @DurationMax(days = 3650, message = AT_MOST + "3650d")
    Duration hoursRetention();

    /**
     * For how long killed and completed variants, their kills, and patterns that no variant is left of are kept after the last
     * event of them; one day at least.
     */
    @WithDefault("400d")
    @DurationMin(days = 1, message = AT_LEAST + "1d")
    @DurationMax(days = 3650, message = AT_MOST + "3650d")
    Duration endedRetention();

    /** For how long dead letters can be read and replayed; one day at least. */
    @WithDefault("30d")
    @DurationMin(days = 1, message = AT_LEAST + "1d")
    @DurationMax(days = 3650, message = AT_MOST + "3650d")
    Duration deadLettersRetention();

    /** How long backups of the database are kept. Nothing is done by it: it is said of what an erasure does not reach. */
    @WithDefault("30d")
    @DurationMin(days = 0, message = AT_LEAST + "0d")
    @DurationMax(days = 3650, message = AT_MOST + "3650d")
    Duration backupRetention();

    /** Whether what is older is deleted; not where past times are replayed, nor while something must be looked into. */
    @WithDefault("true")
    boolean retentionEnabled();

    /** For how many days after today partitions are kept ready; one at least. */
    @WithDefault("7")
    @Min(1) @Max(365) int partitionDaysAhead();

    /** The name under which all replicas share the partitions of the monitor topics. */
    @WithDefault("variant-dash-ingest")
    @NotBlank String consumerGroup();

    /**
     * The most records that one transaction stores; one at least. Large batches cost less per event, as they change each
     * variant once; the price is the memory of three of them (some 1 KB an event, and what is decoded meanwhile).
     */
    @WithDefault("40000")
    @Min(1) @Max(1_000_000) int batchSize();

    /**
     * How often this replica says on {@code dashboard.updates} that it is there and what waits for it, and looks for
     * transactions that hold records back. Readers count a replica as gone after five times the default.
     */
    @WithDefault("3s")
    @DurationMin(millis = 100, message = AT_LEAST + "100ms")
    @DurationMax(seconds = 10, message = AT_MOST + "10s")
    Duration heartbeatInterval();

    /**
     * Whether to fill an empty database from the events that Kafka holds, and to end then, instead of running as a replica.
     * Nothing is published meanwhile.
     */
    @WithDefault("false")
    boolean rebuild();

    /**
     * How long the service may practise at its start, before it is ready, so that the first events are as fast as later ones;
     * nothing at {@code 0s}.
     */
    @WithDefault("1s")
    @DurationMin(seconds = 0, message = AT_LEAST + "0s")
    @DurationMax(seconds = 10, message = AT_MOST + "10s")
    Duration warmUp();

    /** Who may ask. */
    Access access();

    /** How callers are known. */
    interface Access {

        /** {@code oidc}, or {@code none} where everyone may do everything. */
        @WithDefault("oidc")
        AccessMode mode();

        /** The claim of a token that lists the roles of its bearer, with slashes between the names of nested ones. */
        @WithDefault("roles")
        @Pattern(
                regexp = "(https?://)?[A-Za-z0-9_.:-]+(/[A-Za-z0-9_.:-]+)*",
                message = "is ${validatedValue}; it must be a claim such as roles, realm_access/roles or a URL")
        String rolesClaim();
    }

    /** How often one may ask. */
    Web web();

    /** Requests, whatever they ask for. */
    interface Web {

        /** How many requests a second an address may send, on average; those of ten seconds at once. */
        @WithDefault("1000")
        @Min(1) @Max(1_000_000) int requestsPerSecondPerAddress();

        /** The same for a caller who is known by a token. */
        @WithDefault("100")
        @Min(1) @Max(1_000_000) int requestsPerSecondPerIdentity();

        /** Proxies whose word on where a request comes from is taken: addresses, or ranges of them. */
        Optional<Set<@WithConverter(AddressRange.FromText.class) AddressRange>> trustedProxies();
    }

    /** What operators may do over HTTP. */
    Admin admin();

    /** What changes data on the word of any client that reaches the port. */
    interface Admin {

        /** Whether dead letters can be replayed and personas erased. */
        @WithDefault("false")
        boolean enabled();
    }

    /** Events over HTTP. */
    Gateway gateway();

    /** What requests to {@code /api/events} may take of a replica that has events to store. */
    interface Gateway {

        /** The largest body, in bytes, as it is sent and as it inflates to. */
        @WithDefault("2097152")
        @Min(262_144) @Max(67_108_864) int maxBodyBytes();

        /** How many requests are worked on at the same time; each holds its body in memory. */
        @WithDefault("64")
        @Min(1) @Max(10_000) int maxRequests();

        /** How many transactions are written to Kafka at the same time, each by a producer of its own. */
        @WithDefault("4")
        @Min(1) @Max(64) int producers();

        /** How long Kafka may take for a request before the answer is that it cannot take it. */
        @WithDefault("2s")
        @DurationMin(millis = 100, message = AT_LEAST + "100ms")
        @DurationMax(seconds = 60, message = AT_MOST + "60s")
        Duration timeout();
    }
}
