package io.variantdash.local;

import io.variantdash.local.log.Console;
import io.variantdash.local.stack.Stack;

/** Plays the monitors of a running stack until it is through, or interrupted. */
@FunctionalInterface
interface Player {

    void play(Stack stack, Console console) throws InterruptedException;
}
