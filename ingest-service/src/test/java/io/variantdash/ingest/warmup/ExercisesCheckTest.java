package io.variantdash.ingest.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class ExercisesCheckTest {

    private static final Duration BUDGET = Duration.ofMillis(250);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    private final List<String> done = new ArrayList<>();

    @Test
    void doesAllInTurnUntilTheCompilerHasSeenEnough() throws InterruptedException {
        ExercisesCheck check = check(BUDGET, () -> done.add("a"), () -> done.add("b"));

        check.begin().join();

        assertThat(done).hasSize(2 * Exercises.MOST_ROUNDS).startsWith("a", "b", "a", "b");
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void beginsNothingWhenTheTimeIsOver() throws InterruptedException {
        ExercisesCheck check = check(BUDGET, () -> take("a", 100), () -> take("b", 100));

        check.begin().join();

        assertThat(done).containsExactly("a", "b", "a");
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void keepsNobodyWaitingForWhatTakesTooLong() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        ExercisesCheck check = check(BUDGET, () -> await(end));

        Thread thread = check.begin();
        assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
        now.addAndGet(BUDGET.toNanos());

        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
        assertThat(thread.isDaemon()).isTrue();
        end.countDown();
        thread.join();
    }

    @Test
    void doesNothingWithoutTime() {
        ExercisesCheck check = check(Duration.ZERO, () -> done.add("a"));

        assertThat(check.begin().isAlive()).isFalse();

        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
        assertThat(done).isEmpty();
    }

    @Test
    void leavesOutWhatFails() throws InterruptedException {
        AtomicInteger failures = new AtomicInteger();
        ExercisesCheck check = check(
                BUDGET,
                () -> {
                    failures.incrementAndGet();
                    throw new IllegalStateException("made up");
                },
                () -> done.add("b"));

        check.begin().join();

        assertThat(failures).hasValue(1);
        assertThat(done).hasSize(Exercises.MOST_ROUNDS);
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    private ExercisesCheck check(Duration budget, Exercise... exercises) {
        return new ExercisesCheck(List.of(exercises), now::get, budget);
    }

    private void take(String name, long millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
        done.add(name);
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
