package io.variantdash.event.codec;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.variantdash.event.EventType;
import io.variantdash.support.Golden;
import io.variantdash.support.Verdict;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * Whatever bytes a record has, the codec has a verdict on them. Repeats the inputs in {@code EventCodecFuzzTestInputs}:
 * one of each kind that producers send, and all that was ever found. With {@code -Pfull} it looks for more.
 */
class EventCodecFuzzTest {

    @FuzzTest
    void anyBytesGetAVerdict(byte[] value) {
        for (EventType type : EventType.values()) {
            Verdict.isSane(type, value, Golden.RECORD_TIME);
        }
        if (value.length >= Long.BYTES) {
            Instant anyTime = Instant.ofEpochMilli(ByteBuffer.wrap(value).getLong());
            Verdict.isSane(EventType.PATTERN_FATIGUE, value, anyTime);
        }
    }
}
