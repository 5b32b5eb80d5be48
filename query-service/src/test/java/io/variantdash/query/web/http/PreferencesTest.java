package io.variantdash.query.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                | application/json",
                "text/csv                                          | text/csv",
                "text/csv;q=0.5, application/json;q=0.4            | text/csv",
                "text/csv;q=0.5, application/json;q=0.5            | application/json",
                "application/json;q=0, */*                         | text/csv",
                "text/csv;q=0, text/*                              | ",
                "text/*;q=0.9, */*;q=0.1                           | text/csv",
                "TEXT/CSV ; header=present ; Q=1.000               | text/csv",
                "text/plain;x=\"a,text/csv;q=1\", application/json | application/json",
                "text/csv;q=1.001                                  | application/json",
                "text/csv;q=x, image/png                           | ",
            })
    void choosesTheTypeThatTheClientLikesMost(String accept, String expected) {
        assertThat(AcceptedTypes.of(List.of(accept)).best(List.of("application/json", "text/csv")))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip                       | true  | false",
                "x-gzip;q=0.1               | true  | false",
                "*                          | true  | false",
                "br                         | false | false",
                "gzip;q=0, *                | false | false",
                "gzip;q=0.5, identity;q=0.6 | false | false",
                "identity;q=0, gzip;q=0.001 | true  | false",
                "identity;q=0               | false | true",
                "*;q=0                      | false | true",
                "*;q=0, identity;q=0.1      | false | false",
                "*;q=0, deflate             | false | false",
            })
    void weighsContentCodings(String header, boolean gzip, boolean nothing) {
        AcceptedEncodings accepted = AcceptedEncodings.of(List.of(header));

        assertThat(accepted.includeGzip()).isEqualTo(gzip);
        assertThat(accepted.leaveNothing()).isEqualTo(nothing);
    }
}
