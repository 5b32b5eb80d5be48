package io.variantdash.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.variantdash.local.replay.file.MeasuredVariant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionTest {

    private static final MeasuredVariant ONE_PERCENT = variant("test", "1", 1_000, 10);
    private static final MeasuredVariant TWO_PERCENT = variant("test", "2", 100, 2);
    private static final MeasuredVariant SIX_PERCENT = variant("test", "3", 5_000, 300);
    private static final MeasuredVariant ALONE = variant("lonely", "1", 100, 50);
    private static final MeasuredVariant NEVER_SHOWN = variant("test", "4", 0, 0);

    @Test
    void isTheMeanRateOfTheOtherVariantsOfTheTest() {
        Prediction prediction = new Prediction(List.of(ONE_PERCENT, TWO_PERCENT, SIX_PERCENT, ALONE));

        assertThat(prediction.of(ONE_PERCENT)).isEqualTo(0.04, within(1e-12));
        assertThat(prediction.of(SIX_PERCENT)).isEqualTo(0.015, within(1e-12));
    }

    @Test
    void passesOverVariantsThatWereNeverShown() {
        Prediction prediction = new Prediction(List.of(ONE_PERCENT, TWO_PERCENT, NEVER_SHOWN));

        assertThat(prediction.of(ONE_PERCENT)).isEqualTo(0.02, within(1e-12));
        assertThat(prediction.of(NEVER_SHOWN)).isEqualTo(0.015, within(1e-12));
    }

    @Test
    void isTheMeanOfTheFileForAVariantAloneInItsTest() {
        Prediction prediction = new Prediction(List.of(ONE_PERCENT, TWO_PERCENT, SIX_PERCENT, ALONE));

        assertThat(prediction.of(ALONE)).isEqualTo(0.03, within(1e-12));
    }

    @Test
    void isZeroForAVariantAloneInTheFile() {
        assertThat(new Prediction(List.of(ALONE)).of(ALONE)).isZero();
    }

    private static MeasuredVariant variant(String test, String number, int impressions, int clicks) {
        return new MeasuredVariant(test, number, "201401", "A headline", impressions, clicks);
    }
}
