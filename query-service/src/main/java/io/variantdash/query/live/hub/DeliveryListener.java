package io.variantdash.query.live.hub;

import io.variantdash.query.live.queue.UpdateFrame;
import java.util.List;

/** Is told when frames have been written to all clients of a loop. */
interface DeliveryListener {

    void written(List<UpdateFrame> frames);
}
