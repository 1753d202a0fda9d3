package org.entente.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.junit.jupiter.api.Test;

class PlacesTest {

    @Test
    void featureThatFailsTakesNeitherTheFrameNorTheOthersAlong() {
        NavigationProvider fails = () -> {
            throw new IllegalStateException("A feature of this test");
        };
        NavigationProvider works = () -> List.of(new NavigationItem("Works", "works", "home", 1, null));
        assertThat(new Places(List.of(fails, works)).offered())
                .extracting(NavigationItem::href)
                .containsExactly("works");
    }
}
