package io.variantdash.query.live.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "http://dash.example, dash.example:80, true",
        "http://dash.example:80, dash.example, true",
        "https://dash.example, dash.example:443, true",
        "https://dash.example:443, dash.example, true",
        "https://dash.example, dash.example:80, false",
        "http://dash.example, dash.example:443, false",
        "HTTPS://DASH.EXAMPLE, dash.example, true",
        "https://dash.example., dash.example, true",
        "https://dash.example, dash.example.:443, true",
        "https://[2001:DB8::1]:8081, [2001:db8:0:0:0:0:0:1]:8081, true",
        "http://[::1], [::1]:80, true",
        "http://[::1], [::2], false",
        "http://dash.example.evil.example, dash.example, false",
        "http://evil.example/dash.example, dash.example, false",
        "http://evil.example@dash.example, dash.example, false",
        "http://dash.example, 'dash.example@evil.example', false",
        "http://dash.example:080, dash.example, true",
        "http://dash.example:, dash.example, true",
        "http://dash.example:999999, dash.example:999999, false",
        "null, null, false",
        "'', '', false"
    })
    void comparesOriginsAndHostsInOneForm(String origin, String host, boolean same) {
        assertThat(new Origins(Optional.empty()).allow(origin, host)).isEqualTo(same);
    }

    @Test
    void comparesWithTheSettingInOneForm() {
        Origins origins = new Origins(Optional.of(Set.of("https://a.example:443", "http://[::1]:80")));

        assertThat(origins.allow("https://A.example.", "b.example")).isTrue();
        assertThat(origins.allow("http://[0::1]", "b.example")).isTrue();
        assertThat(origins.allow("null", "b.example")).isFalse();
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
