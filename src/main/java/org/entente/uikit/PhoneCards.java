package org.entente.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.page.WindowSize;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.signals.Signal;
import java.util.List;

/** Grids on a phone: the columns give way to one, in which each item stands whole as a card. */
public final class PhoneCards {

    private static final int WIDEST_PHONE = 600;

    private PhoneCards() {}

    /**
     * Shows the grid's items as cards while the window is as narrow as a phone's. Call it once all columns are there.
     *
     * @param card the whole of an item, as {@link #card} makes it
     */
    public static <T> void in(Grid<T> grid, ValueProvider<T, Component> card) {
        List<Column<T>> columns = List.copyOf(grid.getColumns());
        Column<T> cards = grid.addComponentColumn(card).setFlexGrow(1);
        cards.setVisible(false);
        Signal<WindowSize> size = UI.getCurrentOrThrow().getPage().windowSizeSignal();
        Signal.effect(grid, () -> {
            boolean phone = isPhone(size.get());
            columns.forEach(column -> column.setVisible(!phone));
            cards.setVisible(phone);
            grid.setClassName("phone-cards", phone);
        });
    }

    /** Whether the window is as narrow as a phone's at this moment. */
    public static boolean isPhone() {
        return isPhone(UI.getCurrentOrThrow().getPage().windowSizeSignal().peek());
    }

    static boolean isPhone(WindowSize size) {
        return size.width() > 0 && size.width() <= WIDEST_PHONE;
    }

    /** A card: what the item is called, and below it what else matters. */
    public static Component card(Component title, Component... rest) {
        title.addClassName("phone-card-title");
        Div line = new Div(rest);
        line.addClassName("phone-card-line");
        Div card = new Div(title, line);
        card.addClassName("phone-card");
        return card;
    }
}
