package io.variantdash.query.stream;

import java.util.List;

/** Is told what arrives on the stream, always by the same thread and in the order of the stream. */
public interface UpdateListener {

    /** Updates that arrived together. */
    void updated(List<StreamedUpdate> updates);

    /** Something changed for this persona, outside the order of its updates: only a snapshot tells what. */
    void strayed(String personaId);

    /** Reading begins anew, and updates may have been missed: only snapshots tell what. */
    void restarted();

    /** Tells all of them, one after the other. */
    static UpdateListener each(List<UpdateListener> listeners) {
        return new UpdateListener() {
            @Override
            public void updated(List<StreamedUpdate> updates) {
                listeners.forEach(listener -> listener.updated(updates));
            }

            @Override
            public void strayed(String personaId) {
                listeners.forEach(listener -> listener.strayed(personaId));
            }

            @Override
            public void restarted() {
                listeners.forEach(UpdateListener::restarted);
            }
        };
    }
}
