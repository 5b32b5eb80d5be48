package io.variantdash.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.embedded.port.Ports;
import io.variantdash.local.log.Console;
import io.variantdash.local.stack.Stack;
import io.variantdash.local.stack.StackOptions;
import io.variantdash.local.stack.process.FakeService;
import io.variantdash.local.stack.process.ServiceProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose services are small programs, with everything else as it is. */
class RunTest {

    @TempDir
    Path repository;

    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream() {
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            if (toString(StandardCharsets.UTF_8).contains("READY")) {
                ready.complete(null);
            }
        }
    };
    private final StringWriter errors = new StringWriter();

    @Test
    void endsWithTheReasonWhenAServiceRunsButLivesNoLonger() throws Exception {
        packageService("ingest-service");
        packageService("query-service");
        Console console = new Console(new PrintStream(output, true, StandardCharsets.UTF_8), false);
        try (Stack stack = new Stack(
                StackOptions.builder().repository(repository).freePorts().build(), console)) {
            Run run = new Run(stack, List.of(), console, new PrintWriter(errors, true));
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(run::toTheEnd);
            CompletableFuture.anyOf(ready, exitCode).get(2, TimeUnit.MINUTES);
            assertThat(exitCode).as(errors.toString()).isNotDone();
            ServiceProcess ingest = stack.ingest().get(0);
            List<ProcessHandle> processes = Stream.concat(stack.ingest().stream(), stack.query().stream())
                    .map(ServiceProcess::handle)
                    .toList();

            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(ingest.uri().resolve("/stop-working"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());

            assertThat(exitCode.get(2, TimeUnit.MINUTES)).isEqualTo(1);
            assertThat(errors.toString()).contains("ingest runs, but is not alive", "consumption ended on a bug");
            assertThat(processes).hasSize(2).noneMatch(ProcessHandle::isAlive);
            assertThat(Ports.isFree(stack.postgres().port())).isTrue();
            assertThat(Ports.isFree(stack.kafka().port())).isTrue();
        }
    }

    private void packageService(String module) throws IOException {
        Path jar = repository.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String program = FakeService.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream packaged = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream compiled = FakeService.class.getResourceAsStream("/" + program)) {
            packaged.putNextEntry(new JarEntry(program));
            compiled.transferTo(packaged);
        }
    }
}
