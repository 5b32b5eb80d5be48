package io.variantdash.endtoend.fault.record;

import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.endtoend.traffic.Traffic;

/** What a producer with another serializer sends, between valid events and in a backlog: it is refused, and nothing ends. */
public final class FramedRecord implements Fault {

    @Override
    public String name() {
        return "framed-record";
    }

    @Override
    public String description() {
        return "values of other serializers (Confluent's framing, Avro, Protobuf, UTF-16, gzip) between valid ones";
    }

    @Override
    public boolean isShort() {
        return true;
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        Traffic traffic = context.traffic();
        for (int i = 0; i < context.scaled(50, 5); i++) {
            traffic.sendAllFramed();
            traffic.send(context.scaled(200, 50));
        }
        traffic.finish();
        context.tell("framed records were sent");
    }
}
