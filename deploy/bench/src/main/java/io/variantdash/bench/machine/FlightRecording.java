package io.variantdash.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Java Flight Recorder in another process, from the start to the end of what is to be looked at. */
public final class FlightRecording {

    private static final String NAME = "name=benchmark";

    private final ProcessHandle process;

    private FlightRecording(ProcessHandle process) {
        this.process = process;
    }

    /**
     * Begins.
     *
     * @param file what is written in the end
     */
    public static FlightRecording start(ProcessHandle process, Path file) {
        FlightRecording recording = new FlightRecording(process);
        recording.tell("JFR.start", NAME, "settings=profile", "filename=" + file.toAbsolutePath());
        return recording;
    }

    /** Ends, and writes the file. */
    public void stop() {
        tell("JFR.stop", NAME);
    }

    private void tell(String... command) {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        List<String> line = Stream.concat(Stream.of(tool, Long.toString(process.pid())), Stream.of(command))
                .toList();
        try {
            int code = new ProcessBuilder(line)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("%s ended with exit code %d".formatted(line, code));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + tool, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a recording starts or stops", e);
        }
    }
}
