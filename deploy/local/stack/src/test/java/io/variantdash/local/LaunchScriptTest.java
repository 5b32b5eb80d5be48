package io.variantdash.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the script in a repository of its own, with tools that only tell how they were called. */
class LaunchScriptTest {

    private static final List<String> SCRIPTS = List.of("run", "build.sh");
    private static final List<String> SYSTEM_TOOLS = List.of(
            "awk", "bash", "cat", "dirname", "env", "find", "grep", "head", "mkdir", "mktemp", "rm", "sed", "tail",
            "tee", "touch");

    @TempDir
    Path directory;

    private Path repository;
    private Path tools;

    @BeforeEach
    void makeRepository() throws IOException {
        repository = directory.resolve("a repository");
        for (String module : List.of(
                "deploy/local/embedded", "deploy/local/stack", "shared-model", "query-service", "ingest-service")) {
            write(repository.resolve(module).resolve("pom.xml"), "");
        }
        write(repository.resolve("pom.xml"), "");
        write(repository.resolve("deploy/local/stack/src/main/resources/io/variantdash/local/help.txt"), "the help\n");
        for (String script : SCRIPTS) {
            Files.copy(Path.of("..", script), repository.resolve("deploy/local").resolve(script));
        }

        tools = Files.createDirectory(directory.resolve("tools"));
        for (String tool : SYSTEM_TOOLS) {
            tool(tool, "exec '" + systemTool(tool) + "' \"$@\"");
        }
        tool(
                "java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.15\" 2025-04-15' >&2; else echo \"java $*\"; fi");
        tool("javac", "true");
        tool("node", "echo v20.1.0");
        tool("npm", "true");
        tool("mvn", MAVEN);
    }

    // Makes what the modules on its command line are made of, wherever it is called.
    private static final String MAVEN = """
            if [ "$1" = -v ]; then echo 'Apache Maven 3.8.7'; exit; fi
            echo "mvn $*" >>mvn-calls
            case "$*" in *stack*) mkdir -p deploy/local/stack/target; touch deploy/local/stack/target/local-stack.jar; echo lib/a-1.jar:lib/zlib-2.jar > deploy/local/stack/target/class-path ;; esac
            for service in query-service ingest-service; do
              case "$*" in *$service*) mkdir -p $service/target/quarkus-app; touch $service/target/quarkus-app/quarkus-run.jar ;; esac
            done
            """;

    @Test
    void explainsItselfWithoutAnyTool() throws Exception {
        Files.delete(tools.resolve("java"));

        Result result = run("--help");

        assertThat(result).isEqualTo(new Result(0, "the help\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "java | echo 'openjdk version \"11.0.2\"' >&2 | java is Java 11.0.2. Install a JDK 17 or newer",
                "java | exit 1                               | java is Java of an unknown version. Install a JDK 17",
                "mvn  | echo 'Apache Maven 3.8.6'            | mvn is Maven 3.8.6. Install Maven 3.8.7 or newer",
                "node | echo v18.20.1                        | node is Node.js v18.20.1. Install Node.js 20 or newer",
            })
    void namesAToolThatIsTooOld(String name, String script, String sentence) throws Exception {
        tool(name, script);

        assertThat(run()).matches(result -> result.exitCode() == 1, "fails").satisfies(saying(sentence));
    }

    @ParameterizedTest
    @CsvSource({
        "java, There is no java. Install a JDK 17",
        "javac, it is a JRE. Install a JDK 17",
        "mvn, There is no mvn. Install Maven 3.8.7",
        "node, There is no node. Install Node.js 20",
        "npm, There is no npm. Install Node.js 20",
    })
    void namesAToolThatIsMissing(String name, String sentence) throws Exception {
        Files.delete(tools.resolve(name));

        assertThat(run()).matches(result -> result.exitCode() == 1, "fails").satisfies(saying(sentence));
    }

    @Test
    void buildsWhatIsMissingAndHandsOverItsOptions() throws Exception {
        Result result = run("--data-dir", "my data");

        assertThat(result).satisfies(saying("-cp " + classPath() + " io.variantdash.local.Main --data-dir my data"));
        assertThat(mavenCalls())
                .singleElement()
                .asString()
                .contains("-pl deploy/local/stack,ingest-service,query-service -am");
    }

    @Test
    void buildsNothingTwice() throws Exception {
        run();

        Result result = run();

        assertThat(result).satisfies(saying("-cp " + classPath() + " io.variantdash.local.Main"));
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void buildsWhatIsOlderThanItsSources() throws Exception {
        run();
        write(repository.resolve("query-service/src/main/webui/page.ts"), "new");
        run();
        write(repository.resolve("shared-model/src/Event.java"), "new");
        run();
        write(repository.resolve("query-service/src/main/webui/node_modules/made/by/a/build.js"), "new");
        write(repository.resolve("query-service/src/test/SomeTest.java"), "new");
        run();

        assertThat(mavenCalls())
                .extracting(call -> call.replaceFirst(".* -pl ", "").replaceFirst(" -am.*", ""))
                .containsExactly(
                        "deploy/local/stack,ingest-service,query-service",
                        "query-service",
                        "deploy/local/stack,ingest-service,query-service");
    }

    @Test
    void needsNeitherServicesNorNodeForTheInfrastructureAlone() throws Exception {
        Files.delete(tools.resolve("node"));

        Result result = run("--infra-only");

        assertThat(result).satisfies(saying("-cp " + classPath() + " io.variantdash.local.Main --infra-only"));
        assertThat(mavenCalls()).singleElement().asString().contains("-pl deploy/local/stack -am");
    }

    @Test
    void showsWhyABuildFailed() throws Exception {
        tool(
                "mvn",
                "if [ \"$1\" = -v ]; then echo 'Apache Maven 3.9.9'; exit; fi; echo '[ERROR] no such symbol'; exit 1");

        assertThat(run())
                .matches(result -> result.exitCode() == 1, "fails")
                .satisfies(saying("[ERROR] no such symbol"))
                .satisfies(saying("The build failed."));
    }

    private Result run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("bash", repository.resolve("deploy/local/run").toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", tools.toString());
        builder.environment().remove("JAVA_HOME");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private static Consumer<Result> saying(String text) {
        return result -> assertThat(result.output()).contains(text);
    }

    private String classPath() {
        Path libraries = repository.resolve("deploy/local/stack/target/lib");
        return launcher() + ":" + libraries.resolve("a-1.jar") + ":" + libraries.resolve("zlib-2.jar");
    }

    private Path launcher() {
        return repository.resolve("deploy/local/stack/target/local-stack.jar");
    }

    private List<String> mavenCalls() throws IOException {
        return Files.readAllLines(repository.resolve("mvn-calls"));
    }

    private void tool(String name, String script) throws IOException {
        Path tool = tools.resolve(name);
        Files.writeString(tool, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Path systemTool(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private record Result(int exitCode, String output) {}
}
