package org.entente.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.PortalApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(PortalApplication.class);

    @Test
    void modulesUseOnlyWhatTheySayAndOnlyEachOthersPublicFace() {
        MODULES.verify();
    }

    @Test
    void everyFeatureIsAModuleThatNamesWhatItUses() {
        assertThat(MODULES.stream()
                        .filter(module -> module.getDirectDependencies(MODULES).stream()
                                .findAny()
                                .isPresent()))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(module.getBasePackage().getAnnotation(ApplicationModule.class))
                        .as("@ApplicationModule of " + module)
                        .isPresent()
                        .hasValueSatisfying(annotation -> assertThat(annotation.allowedDependencies())
                                .as("allowed dependencies of " + module)
                                .doesNotContain(ApplicationModule.OPEN_TOKEN)));
    }
}
