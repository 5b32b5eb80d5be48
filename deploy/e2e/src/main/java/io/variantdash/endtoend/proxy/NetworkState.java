package io.variantdash.endtoend.proxy;

import java.io.IOException;
import java.io.OutputStream;

/** The state of the network that all connections of a proxy share. */
final class NetworkState {

    private static final long SLOW_MILLIS = 100;

    private enum State {
        CLEAR,
        SLOW,
        DEAD
    }

    private State state = State.CLEAR;

    synchronized void clear() {
        become(State.CLEAR);
    }

    synchronized void slow() {
        become(State.SLOW);
    }

    /** Nothing arrives and neither side is told. */
    synchronized void die() {
        become(State.DEAD);
    }

    private void become(State next) {
        state = next;
        notifyAll();
    }

    /** Returns once something can arrive. */
    synchronized void awaitAlive() throws InterruptedException {
        while (state == State.DEAD) {
            wait();
        }
    }

    private synchronized boolean isSlow() {
        return state == State.SLOW;
    }

    /** Brings the bytes to the other side. */
    void carry(byte[] bytes, int length, OutputStream to) throws IOException, InterruptedException {
        awaitAlive();
        if (isSlow()) {
            Thread.sleep(SLOW_MILLIS);
            for (int i = 0; i < length; i++) {
                to.write(bytes[i]);
            }
        } else {
            to.write(bytes, 0, length);
        }
    }
}
