package io.variantdash.checks.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.checks.settings.KnownVariables;
import io.variantdash.checks.settings.ServiceSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposeVariablesIT {

    @ParameterizedTest
    @EnumSource(ServiceSettings.class)
    void areSettingsOfTheService(ServiceSettings service) {
        KnownVariables known = KnownVariables.of(service);

        assertThat(Compose.read().variables(service.module())).isNotEmpty().allMatch(known::contains);
    }
}
