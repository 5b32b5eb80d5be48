package io.variantdash.query.testing;

import io.quarkus.test.junit.TestProfile;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Begins with the tests that have a profile, by their names. They wait for timeouts and servers more than they compute, so they
 * run while other modules need the processor, and the others when those are done.
 */
public final class ProfilesFirst implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing((ClassDescriptor test) -> !hasProfile(test.getTestClass()))
                        .thenComparing(test -> test.getTestClass().getName()));
    }

    /** By the name of the annotation: tests are of other class loaders, each with annotations of its own. */
    private static boolean hasProfile(Class<?> test) {
        return Stream.of(test.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().equals(TestProfile.class.getName()));
    }
}
