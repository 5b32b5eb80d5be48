package io.variantdash.query.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.query.web.problem.MalformedParameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void bringsTheKeyBack() {
        Cursor cursor = new Cursor(Cursor.after("list", "ü\"/ ", "").text());

        assertThat(cursor.<List<String>>keyIn("list", key -> key)).containsExactly("ü\"/ ", "");
    }

    @Test
    void needsNoEncodingInAnAddress() {
        assertThat(Cursor.after("list", "???>>>ÿÿÿ").text()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void belongsToOneList() {
        Cursor cursor = Cursor.after("list", "key");

        assertThatThrownBy(() -> cursor.keyIn("other list", key -> key)).isInstanceOf(MalformedParameter.class);
    }
}
