package org.entente.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.tabs.TabSheetVariant;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The tabs of a page. What stands in a tab is made when the tab is opened for the first time, so that nothing is read, and no
 * reading is entered, that nobody looks at. The open tab stands in the page's address as {@value #PARAMETER}.
 */
public final class SectionTabs extends TabSheet {

    /** The query parameter that names the open tab. */
    public static final String PARAMETER = "part";

    private final Map<String, Tab> tabs = new LinkedHashMap<>();

    /** Empty tabs, at which the page's address points once it has some. */
    public SectionTabs() {
        setSizeFull();
        addThemeVariants(TabSheetVariant.NO_PADDING);
        addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                rememberInAddress(change.getSelectedTab());
            }
        });
    }

    /** Adds a tab; {@code content} is asked once, when the tab is opened for the first time. */
    public SectionTabs with(String key, String title, Supplier<Component> content) {
        Div place = new Div();
        place.addClassName("section");
        place.addAttachListener(attached -> {
            if (place.getChildren().findAny().isEmpty()) {
                place.add(content.get());
            }
        });
        tabs.put(key, add(title, place));
        return this;
    }

    /** Adds the sections that have to do with the object, in their order. */
    public SectionTabs with(Collection<SubjectSection> sections, Subject subject) {
        sections.stream()
                .filter(section -> section.isFor(subject.kind()))
                .sorted(Comparator.comparingInt(SubjectSection::order))
                .forEach(section -> with(section.key(), section.title(), () -> section.content(subject)));
        return this;
    }

    /** Opens the tab that the address names; leaves the first one open if it names none of these. */
    public SectionTabs open(QueryParameters address) {
        address.getSingleParameter(PARAMETER).map(tabs::get).ifPresent(this::setSelectedTab);
        return this;
    }

    /** Opens the tab with that key, if there is one. */
    public SectionTabs open(String key) {
        return open(QueryParameters.of(PARAMETER, key));
    }

    /** The key of the open tab. */
    public String opened() {
        return keyOf(getSelectedTab());
    }

    private String keyOf(Tab tab) {
        return tabs.entrySet().stream()
                .filter(entry -> entry.getValue().equals(tab))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private void rememberInAddress(Tab tab) {
        UI page = UI.getCurrentOrThrow();
        Location here = page.getActiveViewLocation();
        page.getPage()
                .getHistory()
                .replaceState(
                        null,
                        new Location(here.getPath(), here.getQueryParameters().merging(PARAMETER, keyOf(tab))));
    }
}
