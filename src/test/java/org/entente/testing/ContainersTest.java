package org.entente.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs with ./portal test-containers only, where an engine that is not found must not go unnoticed. */
@Tag("containers")
class ContainersTest {

    @Test
    void testServersAreContainers() {
        assertThat(TestDatabase.inContainers()).isTrue();
    }
}
