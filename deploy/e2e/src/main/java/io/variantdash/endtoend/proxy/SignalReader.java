package io.variantdash.endtoend.proxy;

import java.util.Set;

/** Listens to one direction of a conversation. */
@FunctionalInterface
interface SignalReader {

    /** Reads on; tells what signals the bytes complete. */
    Set<Signal> read(byte[] bytes, int length);
}
