package io.variantdash.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("looks at all children of this process")
class OrphanGuardTest {

    @Test
    void endsTheChildOfAnOwnerThatWasKilled() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = owner.inputReader()) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();

            owner.destroyForcibly();

            assertThat(child.onExit().get(2, TimeUnit.MINUTES).isAlive()).isFalse();
        }
    }

    @Test
    void leavesNoShellBehindWhenReleased() throws IOException {
        Process child = new ProcessBuilder("sleep", "600").start();
        OrphanGuard guard = OrphanGuard.of(child.pid());
        child.destroyForcibly();

        guard.release();

        assertThat(child.onExit()).succeedsWithin(2, TimeUnit.MINUTES);
        ProcessHandle.current()
                .children()
                .forEach(process -> assertThat(process.onExit())
                        .as("%s", process.info().commandLine())
                        .succeedsWithin(2, TimeUnit.MINUTES));
    }

    /** A program that guards a child and is killed. */
    static final class Owner {

        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            Process child = new ProcessBuilder("sleep", "600").start();
            OrphanGuard guard = OrphanGuard.of(child.pid());
            System.out.println(child.pid());
            child.waitFor();
            guard.release();
        }
    }
}
