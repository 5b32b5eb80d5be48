package io.variantdash.query.live;

import io.variantdash.json.JsonText;
import io.variantdash.query.stream.StreamedUpdate;
import io.variantdash.update.DashboardUpdate;

/** An update as clients get it, encoded once for all of them. */
record UpdateFrame(String personaId, long offset, String text) {

    static UpdateFrame of(StreamedUpdate streamed) {
        DashboardUpdate update = streamed.update();
        String text = new JsonText()
                .beginObject()
                .member("type", "variant_update")
                .member("position", streamed.position().encoded())
                .member("identity", update.identity().toString())
                .member("timestamp", update.timestamp())
                .rawMember("data", update.data())
                .endObject()
                .toString();
        return new UpdateFrame(update.personaId(), streamed.position().offset(), text);
    }
}
