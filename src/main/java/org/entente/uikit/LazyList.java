package org.entente.uikit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.page.WindowSize;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.label.ConfidentialityLabel;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.jspecify.annotations.Nullable;

/**
 * A list that reads only what is on screen, tells the banners what that is, and stays true to what others change: a row that
 * changed where it stands is sent alone, and the list anew only if rows came, went or moved. On a phone each row is a card.
 *
 * <p>A subclass names its columns in its constructor, tells how rows are read, and says which topic to {@link #follow}.
 *
 * @param <T> a row; rows that look the same are equal
 * @param <Q> which rows are wanted, in which order
 * @param <O> what the rows can be ordered by
 */
public abstract class LazyList<T, Q, O extends Enum<O>> extends Grid<T> {

    private static final int PAGE = 50;

    // No window is as high as this many rows.
    private static final int FARTHEST = 500;

    private final List<ListColumn<T, O>> columns = new ArrayList<>();
    private final ValueSignal<Set<String>> hidden;
    private final ColumnChoice choice;
    private final Sorting<O> first;
    private Sorting<O> sorting;
    private Q query;
    private @Nullable Layout layout;
    private SortedMap<Integer, Stretch<T>> loaded = new TreeMap<>();
    private Map<Integer, Stretch<T>> ahead = Map.of();
    private boolean endKnown;

    /**
     * @param name of the list, under which the session keeps which columns are hidden
     * @param order the query's own
     */
    protected LazyList(String name, Q query, O order, boolean descending) {
        super(PAGE);
        this.query = query;
        this.first = new Sorting<>(order, descending);
        this.sorting = first;
        this.choice = new ColumnChoice(name);
        this.hidden = choice.hidden();
        addThemeVariants(GridVariant.NO_BORDER);
        addClassName("lazy-list");
        setSizeFull();
        // A provider of one's own: the identifiers that are given to a view of lazy items reach no row.
        setItems(new CallbackDataProvider<T, Void>(
                        page -> fetch(page.getOffset(), page.getLimit()),
                        page -> {
                            throw new IllegalStateException("Nobody counts the rows of a list");
                        },
                        this::id))
                .setItemCountUnknown();
        addSortListener(sorted -> {
            if (sorted.isFromClient()) {
                orderBy(sorted.getSortOrder());
            }
        });
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        if (layout == null) {
            Signal<WindowSize> size = attached.getUI().getPage().windowSizeSignal();
            Signal.effect(this, () -> layOut(new Layout(PhoneCards.isPhone(size.get()), hidden.get())));
        }
    }

    /** Reads rows, from an offset on and no more than the limit, as whose page it is. */
    protected abstract List<T> read(Q wanted, int offset, int limit);

    /** The public id of a row, by which its changes are told. */
    protected abstract Object id(T row);

    /** What the row is marked with. */
    protected abstract ConfidentialityLabel label(T row);

    /** Whether what has that id is there for whose page it is. Others learn nothing from its changes, not even that there is one. */
    protected abstract boolean isThere(String id);

    /** The same wish in another order. */
    protected abstract Q ordered(Q wanted, O order, boolean descending);

    /** The whole of a row, for a phone. */
    protected abstract Component card(T row);

    /**
     * A column that does not order the list. The first column always stays; the others can be hidden.
     *
     * @param words key of its title
     */
    protected final void column(String words, Function<Grid<T>, Column<T>> column) {
        add(new ListColumn<>(words, null, column));
    }

    /** A column that the list can be ordered by. */
    protected final void column(String words, O order, Function<Grid<T>, Column<T>> column) {
        add(new ListColumn<>(words, order, column));
    }

    /** Stays true to what is told of a topic. */
    protected final void follow(LiveChanges changes, String topic) {
        LiveView.listen(this, changes, topic, this::changed);
    }

    /** Reads what else is wanted. */
    public final void narrow(UnaryOperator<Q> change) {
        query = change.apply(query);
        readAgain();
    }

    /** Where people choose which columns they see. */
    final Component columnChoice() {
        return choice;
    }

    private void add(ListColumn<T, O> column) {
        if (!columns.isEmpty()) {
            choice.offer(column.words());
        }
        columns.add(column);
    }

    // Columns that are not shown are not there: what a grid hides, it makes and sends all the same.
    private void layOut(Layout wanted) {
        if (wanted.equals(layout)) {
            return;
        }
        layout = wanted;
        removeAllColumns();
        if (wanted.phone()) {
            addComponentColumn(this::card).setFlexGrow(1);
        } else {
            columns.stream()
                    .filter(column -> !wanted.hidden().contains(column.words()))
                    .forEach(column -> column.addTo(this));
            columns.stream()
                    .filter(column -> column.order() == sorting.order())
                    .map(column -> getColumnByKey(column.words()))
                    .forEach(this::showSorted);
        }
        setClassName("phone-cards", wanted.phone());
        choice.setVisible(!wanted.phone());
    }

    private void showSorted(@Nullable Column<T> column) {
        if (column != null) {
            sort(List.of(new GridSortOrder<>(
                    column, sorting.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
        }
    }

    private void orderBy(List<GridSortOrder<T>> wanted) {
        sorting = wanted.stream().flatMap(this::sorting).findFirst().orElse(first);
        narrow(before -> ordered(before, sorting.order(), sorting.descending()));
    }

    private Stream<Sorting<O>> sorting(GridSortOrder<T> wanted) {
        return columns.stream()
                .filter(column -> column.words().equals(wanted.getSorted().getKey()))
                .map(ListColumn::order)
                .flatMap(Stream::ofNullable)
                .map(order -> new Sorting<>(order, wanted.getDirection() == SortDirection.DESCENDING));
    }

    private Stream<T> fetch(int offset, int limit) {
        Stretch<T> known = ahead.get(offset);
        Stretch<T> stretch = known != null && known.limit() == limit ? known : stretch(offset, limit);
        loaded.keySet().removeIf(at -> Math.abs(at - offset) > FARTHEST);
        loaded.merge(offset, stretch, (before, now) -> now.limit() < before.limit() ? before : now);
        endKnown |= stretch.isLast();
        mark();
        return stretch.rows().stream();
    }

    private Stretch<T> stretch(int offset, int limit) {
        return new Stretch<>(limit, read(query, offset, limit));
    }

    private void mark() {
        ScreenMarking.show(this, rows(loaded).map(this::label).collect(Collectors.toSet()));
    }

    private void changed(Change change) {
        if (change.id().equals(Change.ANY)) {
            readAgain();
            return;
        }
        loaded.values()
                .removeIf(stretch -> !stretch.rows().isEmpty()
                        && stretch.rows().stream().noneMatch(getDataCommunicator()::isItemActive));
        boolean shown = rows(loaded).anyMatch(row -> change.concerns(id(row)));
        if (!shown && !isThere(change.id())) {
            return;
        }
        boolean lengthAsKnown = shown || !endKnown || loaded.values().stream().anyMatch(Stretch::isLast);
        if (lengthAsKnown && !loaded.isEmpty()) {
            readOnScreen();
        } else {
            readAgain();
        }
    }

    private void readOnScreen() {
        SortedMap<Integer, Stretch<T>> now = new TreeMap<>();
        loaded.forEach((offset, before) -> now.put(offset, stretch(offset, before.limit())));
        if (!ids(now).equals(ids(loaded))) {
            readAgain();
            ahead = now;
            return;
        }
        Set<T> before = rows(loaded).collect(Collectors.toSet());
        loaded = now;
        mark();
        rows(now)
                .filter(row -> !before.contains(row))
                .filter(getDataCommunicator()::isItemActive)
                .forEach(getDataProvider()::refreshItem);
    }

    private void readAgain() {
        loaded.clear();
        ahead = Map.of();
        endKnown = false;
        getDataProvider().refreshAll();
    }

    private List<Object> ids(Map<Integer, Stretch<T>> stretches) {
        return rows(stretches).map(this::id).toList();
    }

    private static <T> Stream<T> rows(Map<Integer, Stretch<T>> stretches) {
        return stretches.values().stream().flatMap(stretch -> stretch.rows().stream());
    }

    private record Layout(boolean phone, Set<String> hidden) {}

    private record Sorting<O>(O order, boolean descending) {}

    /** Rows read at a time. */
    private record Stretch<T>(int limit, List<T> rows) {

        private boolean isLast() {
            return rows.size() < limit;
        }
    }
}
