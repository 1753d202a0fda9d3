package org.entente.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import org.entente.access.Roles;
import org.entente.uikit.SettingsSection;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** What people set for themselves: colours, and what features add. */
@Route(SettingsView.ROUTE)
@RolesAllowed({Roles.LIAISON_OFFICER, Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR, Roles.AUDITOR})
class SettingsView extends Div implements HasDynamicTitle {

    static final String ROUTE = "settings";

    SettingsView(List<SettingsSection> sections) {
        addClassNames("page", "settings");
        add(new ViewHeader(Words.of("shell.settings")), section(Words.of("shell.scheme"), new SchemeChoice()));
        sections.stream()
                .filter(SettingsSection::shown)
                .sorted(Comparator.comparingInt(SettingsSection::order))
                .forEach(each -> add(section(each.title(), each.content())));
    }

    @Override
    public String getPageTitle() {
        return Words.of("shell.settings");
    }

    private static Section section(String title, Component content) {
        Section section = new Section(new H2(title), content);
        section.addClassName("settings-section");
        return section;
    }
}
