package org.entente.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entente.access.CurrentMember;
import org.entente.access.KnownMember;
import org.entente.access.Roles;
import org.entente.access.Sessions;
import org.entente.audit.AuditAlarm;
import org.entente.label.Labels;
import org.entente.uikit.HeaderTool;
import org.entente.uikit.Icons;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.PageTitle;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** The frame around every page: marking banners, navigation, header, content. */
@Layout
@PermitAll
@Tag("entente-frame")
@JavaScript("context://components/entente-frame.js")
class MainLayout extends Component implements HasComponents, RouterLayout, AfterNavigationObserver {

    private static final String GREETED = MainLayout.class.getName() + ".greeted";

    private final MarkingBanner top;
    private final MarkingBanner bottom;
    private final Main content = new Main();
    private final Div where = new Div();
    private final Div lines = new Div();
    private final Places places;
    private @Nullable Registration marking;
    private @Nullable Registration title;
    private boolean atPlace;

    MainLayout(
            Labels labels,
            CurrentMember members,
            Sessions sessions,
            Places places,
            List<HeaderTool> tools,
            AuditAlarm alarm) {
        this.places = places;
        top = new MarkingBanner(labels, "top");
        bottom = new MarkingBanner(labels, "bottom");
        content.setId("content");
        content.getElement().setAttribute("tabindex", "-1");
        Optional<KnownMember> member = members.find();
        Anchor skip = new Anchor("#content", Words.of("shell.skip"));
        skip.addClassName("skip-link");
        skip.getElement().setAttribute("router-ignore", true);
        lines.addClassName("frame-line");
        member.filter(known -> AuditAlarmLine.tells(known.role()))
                .ifPresent(known -> lines.add(new AuditAlarmLine(alarm)));
        add(skip, top, side(), header(member, sessions, tools), lines, content, bottom, new ActivityWatch(sessions));
        getElement().addEventListener("entente-keys", asked -> KeyHelp.open());
        greet(sessions);
    }

    private Component side() {
        Span name = new Span(Words.of("shell.name"));
        Anchor brand = new Anchor("", Icons.of("brand"), name);
        brand.addClassName("brand");
        Div side = new Div(brand, new SideNavigation(places));
        side.addClassName("frame-side");
        side.setId("places");
        return side;
    }

    private Component header(Optional<KnownMember> member, Sessions sessions, List<HeaderTool> tools) {
        Button menu = new Button(Icons.of("menu"));
        menu.addThemeVariants(ButtonVariant.TERTIARY);
        menu.addClassName("frame-menu");
        menu.setAriaLabel(Words.of("shell.navigation"));
        menu.getElement().setAttribute("aria-controls", "places").setAttribute("aria-expanded", "false");
        where.addClassName("frame-where");
        Header header = new Header(menu, where);
        header.addClassName("frame-header");
        member.ifPresent(known -> {
            if (known.role().equals(Roles.LIAISON_OFFICER)) {
                header.add(new SearchField());
            }
            tools.stream()
                    .filter(HeaderTool::shown)
                    .sorted(Comparator.comparingInt(HeaderTool::order))
                    .forEach(tool -> header.add(tool.content()));
            header.add(new ZuluClock(), new PersonMenu(known, sessions, KeyHelp::open));
        });
        return header;
    }

    private void greet(Sessions sessions) {
        VaadinSession session = VaadinSession.getCurrent();
        if (session.getAttribute(GREETED) == null) {
            sessions.lastSignIn().map(LastSignInLine::new).ifPresent(line -> {
                lines.add(line);
                session.setAttribute(GREETED, true);
            });
        }
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        content.getElement().appendChild(view.getElement());
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement former) {
        content.getElement().removeAllChildren();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        where.removeAll();
        Optional<NavigationItem> place = places.at(event.getLocation().getPath());
        atPlace = place.isPresent();
        where.add(place.map(MainLayout::whereAmI).orElseGet(() -> new Span(title(event))));
    }

    private static String title(AfterNavigationEvent event) {
        return event.getActiveChain().getFirst() instanceof HasDynamicTitle view ? view.getPageTitle() : "";
    }

    private static Component whereAmI(NavigationItem place) {
        Anchor link = new Anchor(place.href(), place.text());
        if (place.section() == null) {
            return link;
        }
        Span section = new Span(place.section());
        section.addClassName("frame-section");
        return new Span(section, link);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        marking = ScreenMarking.listen(attached.getUI(), rollUp -> {
            top.show(rollUp);
            bottom.show(rollUp);
        });
        title = PageTitle.listen(attached.getUI(), renamed -> {
            if (!atPlace) {
                where.removeAll();
                where.add(new Span(renamed));
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (marking != null) {
            marking.remove();
        }
        if (title != null) {
            title.remove();
        }
    }
}
