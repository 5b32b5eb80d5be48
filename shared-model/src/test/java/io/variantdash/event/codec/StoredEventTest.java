package io.variantdash.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.MonitorEvent;
import io.variantdash.support.AnyEvent;
import io.variantdash.support.Database;
import io.variantdash.support.Verdict;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;

/** PostgreSQL takes every accepted event, and gives it back as the same though it spells JSON its own way. */
@Domain(AnyEvent.class)
class StoredEventTest {

    private static final Database DATABASE = Database.empty();

    @Property(tries = 10)
    void isTheSameAfterPostgresHeldIt(@ForAll @Size(50) List<MonitorEvent> events) {
        List<AcceptedEvent> accepted = events.stream().map(AcceptedEvent::of).toList();

        List<String> stored = DATABASE.rows(
                "SELECT fields::jsonb FROM unnest(?::text[]) WITH ORDINALITY AS sent (fields, position) ORDER BY position",
                (Object) accepted.stream().map(AcceptedEvent::canonicalFields).toArray(String[]::new));

        for (int i = 0; i < events.size(); i++) {
            MonitorEvent event = events.get(i);
            MonitorEvent restored =
                    Verdict.CODEC.restore(event.type(), event.personaId(), event.eventId(), stored.get(i));
            assertThat(AcceptedEvent.of(restored).identity())
                    .isEqualTo(accepted.get(i).identity());
        }
    }
}
