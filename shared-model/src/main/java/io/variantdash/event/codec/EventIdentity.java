package io.variantdash.event.codec;

import io.variantdash.event.MonitorEvent;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.plain.PlainUpdateReader;
import io.variantdash.json.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.UUID;

/**
 * The identity of an event: a name-based UUID (version 5, RFC 9562) whose name is the canonical JSON (RFC 8785) of
 * {@code [event_type, persona_id, event_id or null, fields]}. Copies that say the same have the same identity, however
 * they spell numbers, times, defaults or the order of their fields.
 */
public final class EventIdentity {

    /**
     * The order that decides between two events of the same time: byte by byte, as PostgreSQL compares uuid. (Java's own
     * order of UUIDs is signed and differs.)
     */
    public static final Comparator<UUID> ORDER = (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    /** Of this system alone, so that its identities meet no other UUIDs; must never change. */
    private static final UUID NAMESPACE = UUID.fromString("5f0c5a62-7f3d-5b0e-9d8e-3c1f2f6a4b17");

    private static final byte[] NAMESPACE_BYTES = ByteBuffer.allocate(16)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits())
            .array();

    /** To look one up costs as much as to use it. */
    private static final ThreadLocal<MessageDigest> SHA1 = ThreadLocal.withInitial(EventIdentity::sha1);

    private EventIdentity() {}

    static UUID of(MonitorEvent event, String canonicalFields) {
        String beforeFields = new JsonText()
                .beginArray()
                .element(event.type().wireName())
                .element(event.personaId())
                .element(event.eventId())
                .toString();
        return uuid(beforeFields + ',' + canonicalFields + ']');
    }

    /** The identity of what was read last. */
    static UUID of(PlainUpdateReader reader) {
        byte[] name = reader.name();
        return uuid(name, reader.nameLength());
    }

    /** What an alert names its suggestion by: its own id, or one that is derived from what it is about. */
    public static String suggestionOf(OptimizationAlert alert) {
        if (alert.suggestionId() != null) {
            return alert.suggestionId();
        }
        String subject = alert.variantId() != null
                ? "variant/" + alert.variantId()
                : alert.pattern() != null ? "pattern/" + alert.pattern() : alert.title();
        return ofSuggestion(alert.personaId(), alert.alertType(), subject).toString();
    }

    /**
     * The identity of a suggestion: the same for as long as it is about the same.
     *
     * @param subject what it is about: a variant, a pattern, or a word for something of the whole persona
     */
    public static UUID ofSuggestion(String personaId, String type, String subject) {
        return uuid(new JsonText()
                        .beginArray()
                        .element("suggestion")
                        .element(personaId)
                        .element(type)
                        .element(subject)
                        .toString()
                + ']');
    }

    private static UUID uuid(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return uuid(bytes, bytes.length);
    }

    private static UUID uuid(byte[] name, int length) {
        MessageDigest sha1 = SHA1.get();
        sha1.update(NAMESPACE_BYTES);
        sha1.update(name, 0, length);
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
        long high = (hash.getLong() & ~0xF000L) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
