package io.variantdash.endtoend.fault;

/** What can be chosen from, by people. */
public interface Described {

    /** How people call it, in small letters and hyphens. */
    String name();

    /** What it does, in one line. */
    String description();

    /** Whether it is rough but quick, and so part of every build. */
    default boolean isShort() {
        return false;
    }
}
