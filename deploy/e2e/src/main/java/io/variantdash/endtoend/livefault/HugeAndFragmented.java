package io.variantdash.endtoend.livefault;

import io.variantdash.endtoend.live.RawClient;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Messages that are too large, in one piece or in many, or none at all. */
final class HugeAndFragmented implements LiveFault {

    private static final int TOO_BIG = 1009;
    private static final int PROTOCOL_ERROR = 1002;
    private static final long TERABYTE = 1L << 40;
    private static final byte[] KILOBYTE = " ".repeat(1_024).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};

    @Override
    public String name() {
        return "huge-and-fragmented";
    }

    @Override
    public String description() {
        return "messages that are huge, never end, come in a thousand pieces or are none";
    }

    @Override
    public void strike(LiveFaultContext context) {
        for (int round = 0; round < context.scaled(20, 2); round++) {
            expect(
                    context,
                    "a huge message",
                    TOO_BIG,
                    client -> client.send(
                            RawClient.TEXT, true, " ".repeat(100_000).getBytes(StandardCharsets.US_ASCII)));
            expect(
                    context,
                    "a frame that claims a terabyte",
                    TOO_BIG,
                    client -> client.send(RawClient.TEXT, true, TERABYTE, KILOBYTE));
            expect(context, "a message that never ends", TOO_BIG, HugeAndFragmented::sendEndless);
            expect(
                    context,
                    "an end without a beginning",
                    PROTOCOL_ERROR,
                    client -> client.send(RawClient.CONTINUATION, true, KILOBYTE));
            expect(context, "noise", PROTOCOL_ERROR, client -> client.sendBytes(KILOBYTE));
        }
    }

    private static void sendEndless(RawClient client) {
        boolean taken = client.send(RawClient.TEXT, false, NOTHING);
        for (int piece = 0; taken && piece < 1_000; piece++) {
            taken = client.send(RawClient.CONTINUATION, false, KILOBYTE);
        }
    }

    private static void expect(LiveFaultContext context, String which, int code, Consumer<RawClient> misbehaviour) {
        RawClient client = context.clients(1, context.personas().get(0)).get(0);
        misbehaviour.accept(client);
        context.expectEnd("a client with " + which, client, code);
    }
}
