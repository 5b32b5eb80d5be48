package io.variantdash.query.stream;

import io.variantdash.update.Heartbeat;
import java.util.List;

/** Is told what arrives on the stream, always by the same thread and in the order of the stream. */
public interface UpdateListener {

    /** Reading is about to begin anew, behind these offsets of the partitions; nothing of before counts any more. */
    default void beginning(Epoch epoch, long[] offsets) {}

    /** Updates of the recent past, which snapshots contain; no client has to be told. */
    default void earlier(List<StreamedUpdate> updates) {}

    /** Updates that arrived together. */
    void updated(List<StreamedUpdate> updates);

    /** Something changed for this persona, outside the order of its updates: only a snapshot tells what. */
    void strayed(String personaId);

    /**
     * Whatever was known of this persona up to that offset of its partition is void: its rows are deleted. Comes in the order of
     * the stream, also among {@link #earlier} updates.
     */
    default void erased(String personaId, long offset) {
        strayed(personaId);
    }

    /** Reading begins anew, and updates may have been missed: only snapshots tell what. */
    void restarted();

    /**
     * A heartbeat of ingest-service, which is no update.
     *
     * @param earlier whether it was sent before reading began, so that it tells nothing about now
     */
    default void heartbeat(Heartbeat beat, boolean earlier) {}

    /** How many partitions a monitor topic has; 0 if there is no such topic. Is told again and again. */
    default void monitorTopic(String topic, int partitions) {}

    /** Tells all of them, one after the other. */
    static UpdateListener each(List<UpdateListener> listeners) {
        return new UpdateListener() {
            @Override
            public void beginning(Epoch epoch, long[] offsets) {
                listeners.forEach(listener -> listener.beginning(epoch, offsets));
            }

            @Override
            public void earlier(List<StreamedUpdate> updates) {
                listeners.forEach(listener -> listener.earlier(updates));
            }

            @Override
            public void updated(List<StreamedUpdate> updates) {
                listeners.forEach(listener -> listener.updated(updates));
            }

            @Override
            public void strayed(String personaId) {
                listeners.forEach(listener -> listener.strayed(personaId));
            }

            @Override
            public void erased(String personaId, long offset) {
                listeners.forEach(listener -> listener.erased(personaId, offset));
            }

            @Override
            public void restarted() {
                listeners.forEach(UpdateListener::restarted);
            }

            @Override
            public void heartbeat(Heartbeat beat, boolean earlier) {
                listeners.forEach(listener -> listener.heartbeat(beat, earlier));
            }

            @Override
            public void monitorTopic(String topic, int partitions) {
                listeners.forEach(listener -> listener.monitorTopic(topic, partitions));
            }
        };
    }
}
