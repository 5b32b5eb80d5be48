package io.variantdash.query.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.query.config.value.AddressRange;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // No proxy is trusted: the header is only text.
                "; 192.0.2.7; 198.51.100.1; 192.0.2.7",
                "10.0.0.0/8; 192.0.2.7; 198.51.100.1; 192.0.2.7",
                // A proxy speaks, and what the client wrote before it counts for nothing.
                "10.0.0.0/8; 10.1.2.3; 198.51.100.1; 198.51.100.1",
                "10.0.0.0/8; 10.1.2.3; 203.0.113.9, 198.51.100.1; 198.51.100.1",
                "10.0.0.0/8; 10.1.2.3; 203.0.113.9, 198.51.100.1, 10.9.9.9; 198.51.100.1",
                // Not an address: then it was the proxy itself, as far as can be known.
                "10.0.0.0/8; 10.1.2.3; unknown; 10.1.2.3",
                "10.0.0.0/8; 10.1.2.3; ''; 10.1.2.3",
                "10.0.0.0/8; 10.1.2.3; 203.0.113.9, nobody; 10.1.2.3",
                // A proxy of which every hop is trusted.
                "10.0.0.0/8; 10.1.2.3; 10.4.4.4; 10.4.4.4",
                "10.1.2.3; 10.1.2.4; 198.51.100.1; 10.1.2.4",
                "2001:db8::/32,10.0.0.0/8; 2001:db8::1; 198.51.100.1; 198.51.100.1",
                // Of version 6 the network, as a client has all of its addresses.
                "; 2001:db8:1:2:3:4:5:6; ; 2001:db8:1:2:0:0:0:0",
            })
    void isTheLastThatNoTrustedProxySpeaksFor(String trusted, String peer, String forwarded, String expected) {
        var proxies = trusted == null
                ? java.util.Set.<AddressRange>of()
                : Arrays.stream(trusted.split(","))
                        .map(new AddressRange.FromText()::convert)
                        .collect(Collectors.toSet());

        assertThat(new ClientAddress(proxies).of(peer, forwarded == null ? "" : forwarded))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "10.0.0.0/-1"})
    void rangesAreAddresses(String text) {
        assertThatThrownBy(() -> new AddressRange.FromText().convert(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rangesEndWithinABytes() {
        AddressRange range = new AddressRange.FromText().convert("10.0.0.128/25");

        assertThat(range.includes(new byte[] {10, 0, 0, (byte) 200})).isTrue();
        assertThat(range.includes(new byte[] {10, 0, 0, 100})).isFalse();
        assertThat(range.includes(new byte[16])).isFalse();
    }
}
