package io.variantdash.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.raw.RawExchange;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** A service that asks for no tokens does so because somebody chose it, and says it loudly. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class OpenAccessTest {

    @Inject
    OpenAccessWarning warning;

    @Test
    void isWarnedOfAtTheStart() {
        Lines lines = new Lines();
        Logger category = Logger.getLogger(OpenAccessWarning.class.getName());
        category.addHandler(lines);
        try {
            warning.warn(new StartupEvent());
        } finally {
            category.removeHandler(lines);
        }

        assertThat(lines.warnings)
                .singleElement()
                .asString()
                .contains("AUTH_MODE=none", "every persona", "AUTH_MODE=oidc");
    }

    @Test
    void takesAnyTokenForNone() {
        assertThat(RawExchange.send("GET", "/api/personas", "Authorization: Bearer anything")
                        .status())
                .isEqualTo(200);
        assertThat(RawExchange.send("GET", "/api/sign-in").text()).contains("\"required\":false");
    }

    private static final class Lines extends Handler {
        private final List<String> warnings = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                warnings.add(line.getMessage());
            }
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
