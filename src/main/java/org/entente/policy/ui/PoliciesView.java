package org.entente.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.label.PolicyEdition;
import org.entente.live.LiveChanges;
import org.entente.policy.SecurityPolicies;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.SideSheet;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Times;
import org.entente.uikit.Tone;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.WhileShown;
import org.entente.uikit.Words;

/** The security policies in all their editions, for administrators. Shows policies alone, and no label of anything. */
@Route(PolicyNavigation.ROUTE)
@RolesAllowed(Roles.ADMINISTRATOR)
class PoliciesView extends Div implements HasDynamicTitle {

    private final SecurityPolicies policies;
    private final Grid<PolicyEdition> grid = new Grid<>();
    private Map<UUID, String> loaders = Map.of();

    PoliciesView(SecurityPolicies policies, LiveChanges changes) {
        this.policies = policies;
        addClassNames("page", "page-list");
        Paragraph about = new Paragraph(Words.of("policy.about"));
        about.addClassName("muted");
        add(
                new ViewHeader(getPageTitle()).primary(new Button(Words.of("policy.load"), click -> openForm())),
                about,
                grid);
        layOut();
        read();
        WhileShown.listen(
                this, again -> changes.subscribe(SecurityPolicies.TOPIC, change -> again.run())::close, this::read);
    }

    @Override
    public String getPageTitle() {
        return Words.of("policy.title");
    }

    private void layOut() {
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addColumn(PolicyEdition::name).setHeader(Words.of("policy.column.name"));
        grid.addColumn(PolicyEdition::edition)
                .setHeader(Words.of("policy.column.edition"))
                .setFlexGrow(0)
                .setAutoWidth(true);
        grid.addComponentColumn(PoliciesView::state).setHeader(Words.of("policy.column.state"));
        grid.addColumn(PolicyEdition::oid)
                .setHeader(Words.of("policy.column.oid"))
                .setTooltipGenerator(PolicyEdition::oid);
        grid.addComponentColumn(edition -> Times.dtg(edition.loadedAt())).setHeader(Words.of("policy.column.loaded"));
        grid.addColumn(this::loader).setHeader(Words.of("policy.column.by"));
        grid.addComponentColumn(this::download).setFlexGrow(0).setAutoWidth(true);
        PhoneCards.in(
                grid,
                edition -> PhoneCards.card(
                        new Span(edition.name()),
                        new Span(Words.of("policy.edition", Integer.toString(edition.edition()))),
                        state(edition),
                        new Span(loader(edition)),
                        download(edition)));
    }

    private void read() {
        List<PolicyEdition> editions = policies.list();
        loaders = policies.loaders(editions);
        grid.setItems(editions);
    }

    private static Component state(PolicyEdition edition) {
        if (edition.inForce() && !edition.isDecided()) {
            return new StatusBadge(
                    Words.of("policy.state.deciding", Integer.toString(edition.decided())), Tone.WARNING);
        }
        return edition.inForce()
                ? new StatusBadge(Words.of("policy.state.in-force"), Tone.SUCCESS)
                : new StatusBadge(Words.of("policy.state.replaced"), Tone.NEUTRAL);
    }

    private String loader(PolicyEdition edition) {
        UUID by = edition.loadedBy();
        return by == null ? Words.of("policy.shipped") : loaders.getOrDefault(by, "");
    }

    private Component download(PolicyEdition edition) {
        Anchor file =
                new Anchor(DownloadHandler.fromInputStream(download -> file(edition)), Words.of("policy.download"));
        file.getElement()
                .setAttribute(
                        "aria-label",
                        Words.of("policy.download.of", edition.name(), Integer.toString(edition.edition())));
        return file;
    }

    private DownloadResponse file(PolicyEdition edition) {
        String name = edition.name().replaceAll("[^A-Za-z0-9]+", "-") + "-" + edition.edition() + ".xml";
        return policies.download(edition.name(), edition.edition())
                .map(bytes ->
                        new DownloadResponse(new ByteArrayInputStream(bytes), name, "application/xml", bytes.length))
                .orElseGet(() -> DownloadResponse.error(404));
    }

    private void openForm() {
        Button load = new Button(Words.of("policy.load.confirm"));
        load.addThemeVariants(ButtonVariant.PRIMARY);
        PolicyForm form = new PolicyForm(policies, load);
        SideSheet sheet = new SideSheet(Words.of("policy.load"), form, load).unsaved(form::isTouched);
        form.whenLoaded(() -> {
            sheet.close();
            read();
        });
        sheet.open();
    }
}
