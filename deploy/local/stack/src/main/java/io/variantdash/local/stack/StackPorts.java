package io.variantdash.local.stack;

import io.variantdash.local.log.Console;

/** Where each part of a stack listens. */
sealed interface StackPorts extends AutoCloseable permits ShiftedPorts, ReservedPorts {

    static StackPorts of(StackOptions options) {
        return options.portOffset().isPresent()
                ? new ShiftedPorts(options.portOffset().getAsInt())
                : new ReservedPorts();
    }

    /** 0 where the server chooses. */
    int postgres();

    /** 0 where the server chooses. */
    int kafka();

    /** Where people sign in; 0 where the server chooses. */
    int issuer();

    /** The same at every call. */
    int of(ServiceKind kind, int replica);

    /** Refuses to start anything while something else listens where a part is to listen. */
    void requireFree(StackOptions options, Console console);

    /** To be called when no part of the stack runs any more. */
    @Override
    void close();
}
