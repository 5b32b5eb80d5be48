package io.variantdash.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class IngestOptionsTest {

    @Test
    void measuresAllUnlessSomeAreNamed() {
        IngestOptions options = parse();

        assertThat(options.measuresOurs()).isTrue();
        assertThat(options.peers()).containsExactly(Peer.ONE_SINK, Peer.TWO_SINKS);
    }

    @Test
    void measuresOnlyWhatIsNamed() {
        assertThat(parse("--only", "ours").peers()).isEmpty();
        assertThat(parse("--only", "equal").measuresOurs()).isFalse();
        assertThat(parse("--only", "ours,peer").measuresOurs()).isTrue();
        assertThat(parse("--only", "ours,peer").peers()).containsExactly(Peer.ONE_SINK);
    }

    private static IngestOptions parse(String... arguments) {
        Parsed parsed = new Parsed();
        new CommandLine(parsed).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return parsed.options;
    }

    @Command
    private static final class Parsed {

        @Mixin
        private final IngestOptions options = new IngestOptions();
    }
}
