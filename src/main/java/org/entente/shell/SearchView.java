package org.entente.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import org.entente.access.Roles;
import org.entente.uikit.EmptyState;
import org.entente.uikit.SearchSection;
import org.entente.uikit.SectionTabs;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** What the search field of the frame finds: a tab for each feature that has something to search in. */
@Route(SearchField.ROUTE)
@RolesAllowed(Roles.LIAISON_OFFICER)
class SearchView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final List<SearchSection> sections;

    SearchView(List<SearchSection> sections) {
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(SearchSection::order))
                .toList();
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters address = event.getLocation().getQueryParameters();
        String typed = address.getSingleParameter("q").orElse("").strip();
        String wanted = typed.substring(0, Math.min(typed.length(), SearchField.LONGEST));
        removeAll();
        if (wanted.isEmpty()) {
            add(new ViewHeader(Words.of("shell.search")), new EmptyState(Words.of("shell.search.begin")));
        } else {
            SectionTabs tabs = new SectionTabs();
            sections.forEach(section -> tabs.with(section.key(), section.title(), () -> section.results(wanted)));
            add(new ViewHeader(Words.of("shell.search.for", wanted)), tabs.open(address));
        }
    }

    @Override
    public String getPageTitle() {
        return Words.of("shell.search");
    }
}
