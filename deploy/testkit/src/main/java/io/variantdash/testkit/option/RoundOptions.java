package io.variantdash.testkit.option;

import picocli.CommandLine.Option;

/** How often and how long to measure. */
public final class RoundOptions {

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds of each kind after the warm-up (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Length of a round; where a backlog is drained, of the faster contender (${DEFAULT-VALUE}).")
    private int seconds;

    public RoundOptions(int rounds, int seconds) {
        this.rounds = rounds;
        this.seconds = seconds;
    }

    public int rounds() {
        return rounds;
    }

    public int seconds() {
        return seconds;
    }

    public void check() {
        Numbers.requirePositive("--rounds", rounds);
        Numbers.requirePositive("--seconds", seconds);
    }
}
