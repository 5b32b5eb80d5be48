package io.variantdash.local;

import io.variantdash.local.log.Console;
import io.variantdash.local.replay.Replay;
import io.variantdash.local.replay.Speed;
import io.variantdash.local.stack.Stack;

/** A replay as it was asked for. */
record PacedReplay(Replay replay, Speed speed) implements Player {

    /** Says when all of it is stored. */
    @Override
    public void play(Stack stack, Console console) throws InterruptedException {
        replay.play(stack.kafka(), stack.postgres(), speed, console);
        console.announce("REPLAY DONE " + replay.size());
    }
}
