package io.variantdash.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OriginsTest {

    @Test
    void letsPagesOfTheSameHostInByDefault() {
        Origins origins = new Origins(Optional.empty());

        assertThat(origins.allow("https://dash.example:8081", "Dash.example:8081"))
                .isTrue();
        assertThat(origins.allow("https://dash.example", "dash.example:8081")).isFalse();
        assertThat(origins.allow("https://evil.example", "dash.example")).isFalse();
        assertThat(origins.allow("null", "dash.example")).isFalse();
        assertThat(origins.allow("https://dash.example", null)).isFalse();
    }

    @Test
    void letsThoseOfTheSettingInAndNoOthers() {
        Origins origins = new Origins(Optional.of(Set.of("https://a.example")));

        assertThat(origins.allow("https://A.example", "b.example")).isTrue();
        assertThat(origins.allow("http://a.example", "a.example")).isFalse();
        assertThat(new Origins(Optional.of(Set.of("*"))).allow("https://x.example", "b"))
                .isTrue();
    }

    @Test
    void letsInWhatIsNoBrowser() {
        assertThat(new Origins(Optional.of(Set.of())).allow(null, "dash.example"))
                .isTrue();
    }
}
