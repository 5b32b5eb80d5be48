package io.variantdash.ingest.consume;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Does work on all items at once. Where that fails, it halves them until the one that the work fails on stands alone, so
 * that none of the others is lost for it.
 */
final class Halving {

    private Halving() {}

    /**
     * Does the work, in as few parts as its failures allow. What is no item's fault is thrown: an error of the virtual
     * machine, and a failure of work that fails without any item as well.
     *
     * @param work leaves nothing behind where it fails, and can be done on nothing
     * @param culprit takes an item that the work fails on even alone, with the failure
     */
    static <T> void apply(List<T> items, Consumer<List<T>> work, BiConsumer<T, Throwable> culprit) {
        if (items.isEmpty()) {
            return;
        }
        try {
            work.accept(items);
        } catch (RuntimeException | StackOverflowError e) {
            if (items.size() == 1) {
                doWithout(work, e);
                culprit.accept(items.get(0), e);
            } else {
                int middle = items.size() / 2;
                apply(items.subList(0, middle), work, culprit);
                apply(items.subList(middle, items.size()), work, culprit);
            }
        }
    }

    private static <T> void doWithout(Consumer<List<T>> work, Throwable failure) {
        try {
            work.accept(List.of());
        } catch (RuntimeException e) {
            e.addSuppressed(failure);
            throw e;
        }
    }
}
