package io.variantdash.query.web.table;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AttachmentNameTest {

    @Test
    void keepsWhatAFileMayBeCalled() {
        assertThat(AttachmentName.ofTable("events", "ava-1.b"))
                .isEqualTo("attachment; filename=\"events-ava-1.b.csv\"; filename*=UTF-8''events-ava-1.b.csv");
        assertThat(AttachmentName.ofTable("events", "\u00fc\ud83d\ude00"))
                .isEqualTo("attachment; filename=\"events-_.csv\"; filename*=UTF-8''events-%C3%BC%F0%9F%98%80.csv");
    }

    @Property(tries = 500)
    void isAHeaderAndAFileNameForAnyPersona(@ForAll @StringLength(min = 1, max = 128) String persona) {
        assertThat(AttachmentName.ofTable("events", persona))
                .matches("attachment; filename=\"events-[!-~&&[^\"/\\\\:*?<>|%;]]*\\.csv\";"
                        + " filename\\*=UTF-8''events-([A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})*\\.csv")
                .hasSizeLessThan(1024);
    }
}
