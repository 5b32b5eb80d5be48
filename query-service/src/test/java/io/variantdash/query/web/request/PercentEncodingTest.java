package io.variantdash.query.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "ava", "a b", "a/b", "100%", "ü", "日本", "😀", "\0"})
    void bringsBackWhatWasEncoded(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");

        assertThat(PercentEncoding.decode(encoded)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%-1", "a%", "%C3", "%FF", "%C0%80", "%ED%A0%80", "%F8%88%80%80%80", "日"})
    void refusesWhatIsNotUtf8(String encoded) {
        assertThat(PercentEncoding.decode(encoded)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "a;b", "a:b@c"})
    void leavesOtherCharactersAlone(String text) {
        assertThat(PercentEncoding.decode(text)).contains(text);
    }
}
