package org.entente.nation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.label.Labels;
import org.entente.label.Policies;
import org.entente.live.LiveChanges;
import org.entente.nation.ClearanceFiles;
import org.entente.nation.Nation;
import org.entente.nation.NationAlreadyThere;
import org.entente.nation.NationClearances;
import org.entente.nation.Nations;
import org.entente.shared.NationCode;
import org.entente.uikit.ClearanceWords;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.EmptyState;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Notices;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.SideSheet;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.WhileShown;
import org.entente.uikit.Words;

/** The nations that take part, for administrators. */
@Route(NationNavigation.ROUTE)
@RolesAllowed(Roles.ADMINISTRATOR)
class NationsView extends Div implements HasDynamicTitle {

    private final Nations nations;
    private final NationClearances clearances;
    private final ClearanceFiles files;
    private final Policies policies;
    private final NationCode ownNation;
    private final Grid<Nation> grid = new Grid<>();
    private List<Nation> shown = List.of();

    NationsView(
            Nations nations,
            NationClearances clearances,
            ClearanceFiles files,
            Labels labels,
            CurrentMember currentMember,
            LiveChanges changes) {
        this.nations = nations;
        this.clearances = clearances;
        this.files = files;
        this.policies = labels.policies();
        this.ownNation = currentMember.require().nation();
        addClassNames("page", "page-list");
        add(new ViewHeader(getPageTitle()).primary(new Button(Words.of("nation.add"), click -> openForm())), grid);
        layOut();
        read();
        WhileShown.listen(this, again -> changes.subscribe(Nations.TOPIC, change -> again.run())::close, this::read);
    }

    @Override
    public String getPageTitle() {
        return Words.of("nation.title");
    }

    private void layOut() {
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addComponentColumn(nation -> new NationBadge(nation.code()))
                .setHeader(Words.of("nation.column.code"))
                .setComparator(Comparator.comparing(Nation::code))
                .setFlexGrow(0);
        grid.addComponentColumn(this::opener)
                .setHeader(Words.of("nation.column.name"))
                .setComparator(Comparator.comparing(Nation::name));
        grid.addColumn(this::clearance)
                .setHeader(Words.of("nation.column.clearance"))
                .setTooltipGenerator(this::clearance)
                .setFlexGrow(2);
        grid.addComponentColumn(NationsView::state)
                .setHeader(Words.of("nation.column.state"))
                .setComparator(Comparator.comparing(Nation::state));
        grid.addComponentColumn(this::action).setFlexGrow(0).setAutoWidth(true);
        PhoneCards.in(
                grid,
                nation -> PhoneCards.card(
                        opener(nation),
                        new NationBadge(nation.code()),
                        new Span(clearance(nation)),
                        state(nation),
                        action(nation)));
        grid.setEmptyStateComponent(new EmptyState(Words.of("nation.empty")));
    }

    private void read() {
        shown = nations.list();
        grid.setItems(shown);
    }

    private String clearance(Nation nation) {
        return ClearanceWords.text(nation.clearances(), policies, nation.code());
    }

    private Button opener(Nation nation) {
        Button opener = new Button(
                nation.name(),
                click -> new NationSheet(clearances, files, policies, nation, ownNation, this::read).open());
        opener.addThemeVariants(ButtonVariant.TERTIARY);
        opener.addClassName("grid-opener");
        return opener;
    }

    private static Component state(Nation nation) {
        return new StatusBadge(
                Words.of("nation.state." + nation.state()),
                switch (nation.state()) {
                    case ACTIVE -> Tone.SUCCESS;
                    case SUSPENDED -> Tone.WARNING;
                    case LEFT -> Tone.NEUTRAL;
                });
    }

    private Component action(Nation nation) {
        if (nation.code().equals(ownNation)) {
            Span own = new Span(Words.of("nation.own"));
            own.addClassName("quiet");
            return own;
        }
        return switch (nation.state()) {
            case ACTIVE -> new Div(action(nation, "suspend"), action(nation, "leave"));
            case SUSPENDED -> new Div(action(nation, "reinstate"), action(nation, "leave"));
            case LEFT -> new Span();
        };
    }

    private Button action(Nation nation, String verb) {
        Button action = new Button(Words.of("nation." + verb), click -> ask(nation, verb));
        action.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        action.addClassName("grid-action");
        action.setAriaLabel(Words.of("nation." + verb + ".of", nation.name()));
        return action;
    }

    private void ask(Nation nation, String verb) {
        ConfirmQuestion question = new ConfirmQuestion(
                        Words.of("nation." + verb + ".question", nation.name()), Words.of("nation." + verb), () -> {
                            switch (verb) {
                                case "suspend" -> nations.suspend(nation.code());
                                case "reinstate" -> nations.reinstate(nation.code());
                                default -> nations.leave(nation.code());
                            }
                            read();
                            Notices.show(Words.of("nation." + verb + ".done", nation.name()));
                        })
                .because(consequence(nation, verb));
        (verb.equals("reinstate") ? question : question.destructive()).open();
    }

    private String consequence(Nation nation, String verb) {
        String text = Words.of("nation." + verb + ".consequence");
        return verb.equals("reinstate")
                ? text
                : Words.of("nation.active-members", nations.activeMembers(nation.code())) + " " + text;
    }

    private void openForm() {
        List<NationCode> there = shown.stream().map(Nation::code).toList();
        NationForm form = new NationForm(
                NationCode.iso().stream().filter(code -> !there.contains(code)).toList());
        Button add = new Button(Words.of("nation.add"));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet = new SideSheet(Words.of("nation.add"), form, add).unsaved(form::isTouched);
        add.addClickListener(click -> form.read().ifPresent(entry -> {
            try {
                nations.add(entry.code(), entry.name());
                sheet.close();
                read();
                Notices.show(Words.of("nation.add.done", entry.name()));
            } catch (NationAlreadyThere e) {
                form.refuse(Words.of("nation.form.code.there"));
                read();
            }
        }));
        sheet.open();
    }
}
