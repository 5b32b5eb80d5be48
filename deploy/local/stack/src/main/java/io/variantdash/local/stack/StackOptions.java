package io.variantdash.local.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to start.
 *
 * @param repository the root of the repository, whose packaged services are run
 * @param dataDirectory keeps the data between runs; a temporary one if empty
 * @param portOffset added to every port
 * @param infrastructureOnly PostgreSQL and Kafka without the services
 * @param ingestReplicas how many ingest services
 * @param queryReplicas how many query services
 * @param serviceEnvironment environment variables for every service, beside those that connect it
 */
public record StackOptions(
        Path repository,
        Optional<Path> dataDirectory,
        int portOffset,
        boolean infrastructureOnly,
        int ingestReplicas,
        int queryReplicas,
        Map<String, String> serviceEnvironment) {

    public StackOptions {
        serviceEnvironment = Map.copyOf(serviceEnvironment);
    }

    /** One replica of each service on a temporary directory, unless said otherwise. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects what differs from the default. */
    public static final class Builder {

        private @Nullable Path repository;
        private @Nullable Path dataDirectory;
        private int portOffset;
        private boolean infrastructureOnly;
        private int ingestReplicas = 1;
        private int queryReplicas = 1;
        private Map<String, String> serviceEnvironment = Map.of();

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
            portOffset = offset;
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

        public StackOptions build() {
            return new StackOptions(
                    repository == null ? Repository.around(Path.of("")) : repository,
                    Optional.ofNullable(dataDirectory),
                    portOffset,
                    infrastructureOnly,
                    ingestReplicas,
                    queryReplicas,
                    serviceEnvironment);
        }
    }
}
