package org.entente.member.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.data.renderer.TextRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.KnownMember;
import org.entente.access.Roles;
import org.entente.account.AccountsUnavailable;
import org.entente.label.Clearances;
import org.entente.label.Labels;
import org.entente.label.Policies;
import org.entente.live.LiveChanges;
import org.entente.member.BeyondNationsClearance;
import org.entente.member.BeyondOwnNation;
import org.entente.member.Invitation;
import org.entente.member.Invitations;
import org.entente.member.Member;
import org.entente.member.MemberAlreadyThere;
import org.entente.member.MemberQuery;
import org.entente.member.Members;
import org.entente.nation.ClearanceFiles;
import org.entente.nation.Nation;
import org.entente.nation.Nations;
import org.entente.uikit.EmptyState;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Notices;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.SideSheet;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.WhileShown;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** The members, for administrators; those of the own nation, for nation administrators. */
@Route(MemberNavigation.ROUTE)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR})
class MembersView extends Div implements HasDynamicTitle {

    private final Members members;
    private final Policies policies;
    private final ClearanceFiles files;
    private final Nations nations;
    private final Invitations invitations;
    private final KnownMember viewer;
    private final TextField text = new TextField();
    private final ComboBox<Nation> nation = new ComboBox<>();
    private final Select<String> role = new Select<>();
    private final Select<Member.State> state = new Select<>();
    private final Grid<Member> grid = new Grid<>();

    MembersView(
            Members members,
            Invitations invitations,
            Nations nations,
            Labels labels,
            ClearanceFiles files,
            CurrentMember currentMember,
            LiveChanges changes) {
        this.members = members;
        this.policies = labels.policies();
        this.files = files;
        this.nations = nations;
        this.invitations = invitations;
        this.viewer = currentMember.require();
        addClassNames("page", "page-list");
        add(header(), filters(), grid);
        layOut();
        grid.setItems(query -> members.list(asked(query), query.getOffset(), query.getLimit()).stream());
        WhileShown.listen(
                this, again -> changes.subscribe(Members.TOPIC, change -> again.run())::close, this::readAgain);
    }

    @Override
    public String getPageTitle() {
        return Words.of("member.title");
    }

    private ViewHeader header() {
        ViewHeader header = new ViewHeader(getPageTitle());
        Button add = new Button(Words.of("member.add"), click -> openForm());
        Button invite = new Button(Words.of("member.invite"), click -> openInvitation());
        if (!invitations.possible()) {
            return isNations() ? header : header.primary(add);
        }
        return isNations() ? header.primary(invite) : header.actions(add).primary(invite);
    }

    private boolean isNations() {
        return viewer.role().equals(Roles.NATION_ADMINISTRATOR);
    }

    private Div filters() {
        text.setPlaceholder(Words.of("member.filter.text"));
        text.setAriaLabel(Words.of("member.filter.text"));
        text.setClearButtonVisible(true);
        text.setMaxLength(100);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        nation.setPlaceholder(Words.of("member.filter.nation"));
        nation.setAriaLabel(Words.of("member.filter.nation"));
        nation.setItems(nations.list());
        nation.setItemLabelGenerator(one -> one.code() + " " + one.name());
        nation.setClearButtonVisible(true);
        choice(role, "member.filter.role", Roles.ALL);
        role.setItemLabelGenerator(one -> one == null ? Words.of("member.filter.role") : MemberWords.role(one));
        choice(state, "member.filter.state", List.of(Member.State.values()));
        state.setItemLabelGenerator(one -> Words.of(one == null ? "member.filter.state" : "member.state." + one));
        for (HasValue<?, ?> field : List.<HasValue<?, ?>>of(text, nation, role, state)) {
            field.addValueChangeListener(changed -> readAgain());
        }
        Div bar = isNations() ? new Div(text, state) : new Div(text, nation, role, state);
        bar.addClassName("filter-bar");
        bar.getElement().setAttribute("role", "search");
        return bar;
    }

    private static <T> void choice(Select<T> field, String key, List<T> items) {
        field.setItems(items);
        field.setAriaLabel(Words.of(key));
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(Words.of(key));
        field.setPlaceholder(Words.of(key));
    }

    private void layOut() {
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        column(
                MemberQuery.Order.NATION,
                "member.column.nation",
                "92px",
                new ComponentRenderer<>(m -> new NationBadge(m.nation())));
        column(MemberQuery.Order.NAME, "member.column.name", null, new ComponentRenderer<>(this::opener));
        column(MemberQuery.Order.USERNAME, "member.column.username", "130px", new TextRenderer<>(Member::username));
        column(
                MemberQuery.Order.ROLE,
                "member.column.role",
                "172px",
                new TextRenderer<>(m -> MemberWords.role(m.role())));
        grid.addColumn(this::clearance)
                .setHeader(Words.of("member.column.clearance"))
                .setTooltipGenerator(this::clearance);
        column(MemberQuery.Order.STATE, "member.column.state", "110px", new ComponentRenderer<>(MemberWords::state));
        column(MemberQuery.Order.TOUR_END, "member.column.tour", "112px", new TextRenderer<>(MemberWords::tour));
        PhoneCards.in(
                grid,
                member -> PhoneCards.card(
                        opener(member),
                        new NationBadge(member.nation()),
                        new Span(MemberWords.role(member.role())),
                        new Span(clearance(member)),
                        MemberWords.state(member)));
        grid.addItemClickListener(click -> open(click.getItem()));
        grid.setEmptyStateComponent(new EmptyState(Words.of("member.empty")));
    }

    private void column(MemberQuery.Order order, String key, @Nullable String width, Renderer<Member> content) {
        Column<Member> column = grid.addColumn(content).setHeader(Words.of(key)).setSortProperty(order.name());
        if (width != null) {
            column.setWidth(width).setFlexGrow(0);
        }
    }

    private String clearance(Member member) {
        return MemberWords.clearance(member, policies);
    }

    private Button opener(Member member) {
        Button opener = new Button(member.displayName(), click -> open(member));
        opener.addThemeVariants(ButtonVariant.TERTIARY);
        opener.addClassName("grid-opener");
        return opener;
    }

    private MemberQuery asked(Query<Member, ?> query) {
        QuerySortOrder sort = query.getSortOrders().stream()
                .findFirst()
                .orElse(new QuerySortOrder(MemberQuery.Order.NATION.name(), SortDirection.ASCENDING));
        Nation chosen = nation.getValue();
        return new MemberQuery(
                text.getValue().isBlank() ? null : text.getValue().strip(),
                chosen == null ? null : chosen.code(),
                role.getValue(),
                state.getValue(),
                MemberQuery.Order.valueOf(sort.getSorted()),
                sort.getDirection() == SortDirection.DESCENDING);
    }

    private void readAgain() {
        grid.getDataProvider().refreshAll();
    }

    private void open(Member member) {
        Clearances limit = nations.list().stream()
                .filter(one -> one.code().equals(member.nation()))
                .map(Nation::clearances)
                .findFirst()
                .orElse(Clearances.NONE);
        new MemberSheet(members, files, policies, member, limit, viewer, this::readAgain).open();
    }

    private void openInvitation() {
        InvitationForm form = new InvitationForm(nations.list(), files::read, viewer);
        Button invite = new Button(Words.of("member.invite"));
        invite.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet = new SideSheet(Words.of("member.invite"), form, invite).unsaved(form::isTouched);
        invite.addClickListener(click -> form.read().ifPresent(invitation -> {
            try {
                Invitation.Made made = invitations.invite(invitation);
                sheet.close();
                readAgain();
                new OneTimePassword(invitation, made).open();
            } catch (MemberAlreadyThere | BeyondOwnNation e) {
                form.refuse(Words.of("member.form.username.unusable"));
            } catch (BeyondNationsClearance e) {
                Notices.error(Words.of("member.beyond-nation", invitation.nation()));
            } catch (AccountsUnavailable e) {
                Notices.error(Words.of("member.keycloak"));
            }
        }));
        sheet.open();
    }

    private void openForm() {
        MemberForm form = new MemberForm(nations.list(), files::read);
        Button add = new Button(Words.of("member.add"));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet = new SideSheet(Words.of("member.add"), form, add).unsaved(form::isTouched);
        add.addClickListener(click -> form.read().ifPresent(data -> {
            try {
                members.add(data);
                sheet.close();
                readAgain();
                Notices.show(Words.of("member.add.done", data.displayName()));
            } catch (MemberAlreadyThere e) {
                form.refuse(Words.of("member.form.username.there"));
            } catch (BeyondNationsClearance e) {
                Notices.error(Words.of("member.beyond-nation", data.nation()));
            }
        }));
        sheet.open();
    }
}
