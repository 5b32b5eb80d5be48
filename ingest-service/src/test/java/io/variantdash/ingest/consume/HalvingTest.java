package io.variantdash.ingest.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalvingTest {

    private final List<Integer> done = new ArrayList<>();
    private final TreeMap<Integer, String> culprits = new TreeMap<>();
    private int parts;

    @Test
    void doesAllInOnePartIfNothingFails() {
        halve(100, items -> {});

        assertThat(parts).isEqualTo(1);
        assertThat(done).hasSize(100);
    }

    @Test
    void singlesOutThoseThatTheWorkFailsOnAndDoesTheRestOnce() {
        halve(100, items -> {
            if (items.contains(13)) {
                throw new IllegalStateException("of 13");
            }
            if (items.contains(14)) {
                throw new StackOverflowError("of 14");
            }
        });

        assertThat(culprits).containsOnlyKeys(13, 14).containsEntry(13, "of 13").containsEntry(14, "of 14");
        assertThat(done)
                .containsExactlyElementsOf(IntStream.range(0, 100)
                        .filter(i -> i != 13 && i != 14)
                        .boxed()
                        .toList());
    }

    @Test
    void blamesNobodyForWorkThatFailsWithoutAnyItemToo() {
        assertThatThrownBy(() -> halve(100, items -> {
                    throw new IllegalStateException("for " + items.size());
                }))
                .hasMessage("for 0")
                .hasSuppressedException(new IllegalStateException("for 1"));
        assertThat(culprits).isEmpty();
    }

    @Test
    void blamesNobodyForErrorsOfTheVirtualMachine() {
        assertThatThrownBy(() -> halve(2, items -> {
                    throw new OutOfMemoryError("a test");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(parts).isEqualTo(1);
    }

    private void halve(int items, Consumer<List<Integer>> work) {
        Halving.apply(
                IntStream.range(0, items).boxed().toList(),
                part -> {
                    parts++;
                    work.accept(part);
                    done.addAll(part);
                },
                (item, failure) -> culprits.put(item, String.valueOf(failure.getMessage())));
    }
}
