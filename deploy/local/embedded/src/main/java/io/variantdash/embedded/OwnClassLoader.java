package io.variantdash.embedded;

/**
 * Kafka looks for classes that its settings name with the class loader of the thread. In a Quarkus test that is the one of the
 * application, which has other classes of the same names.
 */
public final class OwnClassLoader {

    private OwnClassLoader() {}

    /** Runs the steps with the class loader of the servers, which threads that they start keep. */
    public static <T, E extends Exception> T during(Steps<T, E> steps) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(OwnClassLoader.class.getClassLoader());
        try {
            return steps.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** What is to be done, and how it may fail. */
    public interface Steps<T, E extends Exception> {
        T run() throws E;
    }
}
