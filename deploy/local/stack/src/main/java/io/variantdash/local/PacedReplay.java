package io.variantdash.local;

import io.variantdash.local.log.Console;
import io.variantdash.local.replay.Replay;
import io.variantdash.local.replay.Speed;
import io.variantdash.local.stack.Stack;

/** A replay as it was asked for. */
record PacedReplay(Replay replay, Speed speed) {

    /** Plays it into a running stack and says when all of it is stored. */
    void play(Stack stack, Console console) throws InterruptedException {
        replay.play(stack.kafka(), stack.postgres(), speed, console);
        console.announce("REPLAY DONE " + replay.size());
    }
}
