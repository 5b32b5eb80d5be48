package io.variantdash.local.stack;

import io.variantdash.embedded.KafkaBroker;
import io.variantdash.embedded.PostgresServer;
import io.variantdash.embedded.oidc.OidcIssuer;
import io.variantdash.local.log.Console;
import io.variantdash.local.log.LogTail;
import io.variantdash.local.stack.process.LivenessWatch;
import io.variantdash.local.stack.process.ServiceProcess;
import io.variantdash.local.stack.process.StackFailure;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole system on one machine. A stack is started once and closed once; closing it, from any thread and at any
 * time, also during its start, leaves no process behind.
 */
public final class Stack implements AutoCloseable {

    private final StackOptions options;
    private final Console console;
    private final StackPorts ports;
    private final ServiceLauncher launcher;
    private final CompletableFuture<StackFailure> failure = new CompletableFuture<>();
    private final Object closing = new Object();
    private @Nullable Infrastructure infrastructure;
    private List<ServiceProcess> ingest = List.of();
    private List<ServiceProcess> query = List.of();
    private Optional<OidcIssuer> issuer = Optional.empty();
    private boolean closed;

    public Stack(StackOptions options, Console console) {
        this.options = options;
        this.console = console;
        this.ports = StackPorts.of(options);
        this.launcher = new ServiceLauncher(options, ports, new PackagedServices(options.repository(), console));
    }

    /**
     * Returns when every part is ready.
     *
     * @throws StackFailure if a part cannot be started
     * @throws CancellationException if the stack is closed meanwhile
     */
    public void start() {
        try {
            launch();
        } catch (StackFailure e) {
            // What fails because everything is being stopped is not a failure.
            requireOpen();
            throw e;
        }
        requireOpen();
    }

    /** The PostgreSQL of this stack; stopping and starting it is an outage, not a failure. */
    public PostgresServer postgres() {
        return started().postgres().join();
    }

    /** The Kafka broker of this stack; stopping and starting it is an outage, not a failure. */
    public KafkaBroker kafka() {
        return started().kafka().join();
    }

    public synchronized List<ServiceProcess> ingest() {
        return ingest;
    }

    public synchronized List<ServiceProcess> query() {
        return query;
    }

    /** Where the first query replica answers: the API, the live updates and the web app. */
    public URI queryUri() {
        return query().get(0).uri();
    }

    /** Where people sign in; empty where everyone may do everything. */
    public synchronized Optional<OidcIssuer> issuer() {
        return issuer;
    }

    /** Completes when a part ends that was not stopped, or lives no longer though its process does. */
    public CompletableFuture<StackFailure> failure() {
        return failure.copy();
    }

    /** Whether it was closed, or is being closed. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Stops the services, then Kafka, then PostgreSQL. A second call waits for the first. */
    @Override
    public void close() {
        markClosed();
        synchronized (closing) {
            CompletableFuture.allOf(services()
                            .map(service -> CompletableFuture.runAsync(service::stop))
                            .toArray(CompletableFuture[]::new))
                    .join();
            issuer().ifPresent(OidcIssuer::close);
            Infrastructure toClose = infrastructure();
            if (toClose != null) {
                toClose.close();
            }
            ports.close();
        }
    }

    // From now on a start in progress starts nothing more.
    private synchronized void markClosed() {
        if (!closed) {
            closed = true;
            console.line("stack", "stopping …");
        }
    }

    private synchronized @Nullable Infrastructure infrastructure() {
        return infrastructure;
    }

    private void launch() {
        if (!options.infrastructureOnly()) {
            launcher.requirePackaged();
        }
        ports.requireFree(options, console);
        startInfrastructure().await();
        watch(postgres().failure().thenApply(ended -> postgresEnded()));
        if (!options.infrastructureOnly()) {
            DatabaseSetup.run(postgres());
            startServices();
            services().forEach(service -> service.awaitReady(this::requireAlive));
            services().forEach(service -> watch(LivenessWatch.begin(service, this::isClosed)));
        }
    }

    private synchronized Infrastructure startInfrastructure() {
        requireOpen();
        Infrastructure starting = Infrastructure.start(options, ports);
        infrastructure = starting;
        return starting;
    }

    private synchronized void startServices() {
        requireOpen();
        Servers servers = Servers.of(postgres(), kafka());
        issuer = options.authentication().map(required -> required.start(ports, options.queryReplicas()));
        Map<String, String> access = issuer.map(Authentication::environment).orElse(Map.of());
        ingest = launcher.replicas(ServiceKind.INGEST, options.ingestReplicas(), servers, access);
        query = launcher.replicas(ServiceKind.QUERY, options.queryReplicas(), servers, access);
        services().forEach(service -> {
            service.start();
            watch(service.failure());
        });
    }

    private synchronized Stream<ServiceProcess> services() {
        return Stream.concat(ingest.stream(), query.stream());
    }

    private void watch(CompletableFuture<StackFailure> part) {
        var unused = part.thenAccept(failure::complete);
    }

    private StackFailure postgresEnded() {
        return StackFailure.ended("PostgreSQL", "ended", LogTail.of(postgres().log()));
    }

    private void requireAlive() {
        requireOpen();
        if (failure.isDone()) {
            throw failure.join();
        }
    }

    private void requireOpen() {
        if (isClosed()) {
            throw new CancellationException("The stack was closed during its start.");
        }
    }

    private Infrastructure started() {
        return Objects.requireNonNull(infrastructure(), "the stack is not started");
    }
}
