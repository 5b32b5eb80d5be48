package io.variantdash.query.live;

import java.util.List;

/** Is told when frames have been written to all clients of a loop. */
interface DeliveryListener {

    void written(List<UpdateFrame> frames);
}
