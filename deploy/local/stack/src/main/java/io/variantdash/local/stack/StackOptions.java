package io.variantdash.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to start.
 *
 * @param repository the root of the repository, whose packaged services are run
 * @param dataDirectory keeps the data between runs; a temporary one if empty
 * @param portOffset added to every port; if empty, every part listens where nothing else does
 * @param infrastructureOnly PostgreSQL and Kafka without the services
 * @param ingestReplicas how many ingest services
 * @param queryReplicas how many query services
 * @param serviceEnvironment environment variables for every service, beside those that connect it
 * @param authentication who may sign in, and must; empty where everyone may do everything
 * @param archivesClasses whether a run makes the archives of classes that later starts use, which makes its end longer
 * @param postgresSettings parameters of the database server, beside those that make it local and durable
 */
public record StackOptions(
        Path repository,
        Optional<Path> dataDirectory,
        OptionalInt portOffset,
        boolean infrastructureOnly,
        int ingestReplicas,
        int queryReplicas,
        Map<String, String> serviceEnvironment,
        Optional<Authentication> authentication,
        boolean archivesClasses,
        Map<String, String> postgresSettings) {

    public StackOptions {
        serviceEnvironment = Map.copyOf(serviceEnvironment);
        postgresSettings = Map.copyOf(postgresSettings);
    }

    List<ServiceKind> services() {
        return Stream.of(ServiceKind.values())
                .filter(kind -> replicas(kind) > 0)
                .toList();
    }

    private int replicas(ServiceKind kind) {
        return kind == ServiceKind.INGEST ? ingestReplicas : queryReplicas;
    }

    /** One replica of each service on a temporary directory, unless said otherwise. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects what differs from the default. */
    public static final class Builder {

        private @Nullable Path repository;
        private @Nullable Path dataDirectory;
        private OptionalInt portOffset = OptionalInt.of(0);
        private boolean infrastructureOnly;
        private int ingestReplicas = 1;
        private int queryReplicas = 1;
        private Map<String, String> serviceEnvironment = Map.of();
        private @Nullable Authentication authentication;
        private boolean archivesClasses;
        private Map<String, String> postgresSettings = Map.of();

        private Builder() {}

        public Builder repository(Path root) {
            repository = root;
            return this;
        }

        public Builder dataDirectory(@Nullable Path directory) {
            dataDirectory = directory;
            return this;
        }

        public Builder portOffset(int offset) {
            portOffset = OptionalInt.of(offset);
            return this;
        }

        /** Every part listens where nothing else does, beside any other stack, and keeps its port over restarts. */
        public Builder freePorts() {
            portOffset = OptionalInt.empty();
            return this;
        }

        public Builder infrastructureOnly(boolean only) {
            infrastructureOnly = only;
            return this;
        }

        public Builder ingestReplicas(int replicas) {
            ingestReplicas = replicas;
            return this;
        }

        public Builder queryReplicas(int replicas) {
            queryReplicas = replicas;
            return this;
        }

        public Builder serviceEnvironment(Map<String, String> variables) {
            serviceEnvironment = variables;
            return this;
        }

        public Builder authentication(@Nullable Authentication required) {
            authentication = required;
            return this;
        }

        public Builder archivesClasses(boolean makes) {
            archivesClasses = makes;
            return this;
        }

        public Builder postgresSettings(Map<String, String> settings) {
            postgresSettings = settings;
            return this;
        }

        public StackOptions build() {
            return new StackOptions(
                    repository == null ? Repository.around(Path.of("")) : repository,
                    Optional.ofNullable(dataDirectory),
                    portOffset,
                    infrastructureOnly,
                    ingestReplicas,
                    queryReplicas,
                    serviceEnvironment,
                    Optional.ofNullable(authentication),
                    archivesClasses,
                    postgresSettings);
        }
    }
}
