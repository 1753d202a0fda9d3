package org.entente.uikit;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column that a list may show.
 *
 * @param words key of its title, and its own
 * @param order what the list is ordered by with it; null if it is not
 */
record ListColumn<T, O>(String words, @Nullable O order, Function<Grid<T>, Column<T>> column) {

    void addTo(Grid<T> grid) {
        column.apply(grid)
                .setKey(words)
                .setHeader(Words.of(words))
                .setSortable(order != null)
                .setResizable(true);
    }
}
