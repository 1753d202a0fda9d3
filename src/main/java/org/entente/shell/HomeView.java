package org.entente.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import org.entente.access.Roles;
import org.entente.uikit.EmptyState;
import org.entente.uikit.HomeSection;
import org.entente.uikit.Icons;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** Where a day begins: what the features show a person of this role, or the ways to them. */
@Route("")
@RolesAllowed({Roles.LIAISON_OFFICER, Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR, Roles.AUDITOR})
class HomeView extends Div implements HasDynamicTitle {

    HomeView(List<HomeSection> sections, Places places) {
        addClassName("home");
        add(new ViewHeader(Words.of("shell.home")));
        List<HomeSection> shown = sections.stream()
                .filter(HomeSection::shown)
                .sorted(Comparator.comparingInt(HomeSection::order))
                .toList();
        add(shown.isEmpty() ? ways(places.offered()) : sections(shown));
    }

    @Override
    public String getPageTitle() {
        return Words.of("shell.home");
    }

    private static Component sections(List<HomeSection> shown) {
        Div grid = new Div();
        grid.addClassName("home-sections");
        for (HomeSection each : shown) {
            Section section = new Section(new H2(each.title()), each.content());
            section.addClassName("home-section");
            grid.add(section);
        }
        return grid;
    }

    private static Component ways(List<NavigationItem> offered) {
        if (offered.isEmpty()) {
            return new EmptyState(Words.of("shell.home.empty"));
        }
        Div grid = new Div();
        grid.addClassName("home-ways");
        for (NavigationItem place : offered) {
            Anchor way = new Anchor(place.href(), Icons.of(place.icon()), new Span(place.text()));
            way.addClassName("home-way");
            grid.add(way);
        }
        return grid;
    }
}
