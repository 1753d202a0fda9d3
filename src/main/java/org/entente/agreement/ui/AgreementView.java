package org.entente.agreement.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.agreement.Agreement;
import org.entente.agreement.AgreementId;
import org.entente.agreement.AgreementQuery;
import org.entente.agreement.Agreements;
import org.entente.agreement.Obligations;
import org.entente.audit.ObjectKind;
import org.entente.binding.ui.ExportLinks;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.relabelling.ui.LabelDesk;
import org.entente.relabelling.ui.LabelTarget;
import org.entente.shared.SubjectKind;
import org.entente.uikit.Notices;
import org.entente.uikit.PageTitle;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SectionTabs;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Subject;
import org.entente.uikit.SubjectSection;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;
import org.entente.workspace.LabelGrounds;
import org.entente.workspace.Workspace;
import org.entente.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/** One agreement. It stays as it is in the database while it is open, and is left when it is withdrawn. */
@Route(AgreementNavigation.AGREEMENT)
@RolesAllowed(Roles.LIAISON_OFFICER)
class AgreementView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Agreements agreements;
    private final Obligations obligations;
    private final Workspaces workspaces;
    private final LabelGrounds grounds;
    private final CurrentMember currentMember;
    private final LabelDesk labelDesk;
    private final List<SubjectSection> sections;
    private final ExportLinks exports;
    private final Clock clock;
    private @Nullable Agreement shown;
    private @Nullable SectionTabs tabs;
    private @Nullable SideSheet sheet;

    AgreementView(
            Agreements agreements,
            Obligations obligations,
            Workspaces workspaces,
            LabelGrounds grounds,
            CurrentMember currentMember,
            LabelDesk labelDesk,
            List<SubjectSection> sections,
            ExportLinks exports,
            LiveChanges changes,
            Clock clock) {
        this.agreements = agreements;
        this.obligations = obligations;
        this.workspaces = workspaces;
        this.grounds = grounds;
        this.currentMember = currentMember;
        this.labelDesk = labelDesk;
        this.sections = sections;
        this.exports = exports;
        this.clock = clock;
        addClassNames("page", "agreement-page");
        LiveView.listen(this, changes, Agreements.TOPIC, this::changed);
        LiveView.listen(this, changes, Workspaces.TOPIC, this::changed);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Agreement> found = event.getRouteParameters()
                .get("agreement")
                .flatMap(AgreementId::parse)
                .flatMap(agreements::open);
        found.ifPresentOrElse(
                agreement -> show(agreement, event.getLocation().getQueryParameters()),
                () -> event.rerouteToError(NotFoundException.class));
    }

    @Override
    public String getPageTitle() {
        return shown == null ? "" : shown.data().name();
    }

    private void changed(Change change) {
        Agreement before = shown;
        if (before != null && (change.concerns(before.id()) || change.concerns(before.workspace()))) {
            readAgain(before);
        }
    }

    private void readAgain(Agreement before) {
        String part = tabs == null ? "" : tabs.opened();
        if (!agreements.isThere(before.id())) {
            leave(before);
            return;
        }
        agreements
                .open(before.id())
                .ifPresentOrElse(
                        agreement -> show(agreement, QueryParameters.of(SectionTabs.PARAMETER, part)),
                        () -> leave(before));
    }

    // Nothing of it outlives it on the screen: not a sheet, not the title in the frame.
    private void leave(Agreement before) {
        shown = null;
        removeAll();
        ScreenMarking.show(this, List.of());
        if (sheet != null) {
            sheet.close();
        }
        Notices.error(Words.of("agreement.withdrawn"));
        UI.getCurrentOrThrow().navigate(AgreementNavigation.REGISTER);
    }

    private void show(Agreement agreement, QueryParameters address) {
        shown = agreement;
        removeAll();
        PageTitle.change(this, agreement.data().name());
        ScreenMarking.show(this, List.of(agreement.label()));
        LocalDate today = LocalDate.now(clock);
        ViewHeader header = new ViewHeader(agreement.data().name())
                .back(agreement.workspaceName(), AgreementNavigation.workspace(agreement.workspace()))
                .marking(agreement.label())
                .status(AgreementWords.badge(
                        agreement.course().on(today), agreement.data().binding()));
        Optional<Workspace> workspace = workspaces.open(agreement.workspace());
        boolean writable = workspace.filter(Workspace::writable).isPresent();
        if (writable) {
            addActions(header, agreement, today);
        }
        exports.button(ObjectKind.AGREEMENT, agreement.id().value(), agreement.workspace())
                .ifPresent(header::actions);
        header.actions(labelDesk.actions(target(agreement), () -> readAgain(agreement)));
        SectionTabs parts = new SectionTabs()
                .with(
                        "overview",
                        Words.of("agreement.overview"),
                        () -> new AgreementOverview(
                                agreement, agreements.list(AgreementQuery.under(agreement.id(), today), 0, 100), today))
                .with("participants", Words.of("agreement.participants"), () -> new ParticipantTable(agreement, today))
                .with(
                        "obligations",
                        Words.of("agreement.obligations"),
                        () -> new ObligationList(obligations, agreement, writable, today))
                .with(
                        "timeline",
                        Words.of("agreement.timeline"),
                        () -> new Timeline(agreement, today, writable ? act -> strike(agreement, act) : null))
                .with(
                        sections,
                        new Subject(
                                SubjectKind.AGREEMENT,
                                agreement.id().value(),
                                agreement.workspace(),
                                agreement.data().name(),
                                agreement.label(),
                                writable))
                .open(address);
        tabs = parts;
        add(header, labelDesk.waiting(agreement.id().value()), parts);
    }

    private void addActions(ViewHeader header, Agreement agreement, LocalDate today) {
        header.primary(new Button(
                Words.of("agreement.act.action"),
                click -> sheet = new ActSheet(agreements, agreement, today).open(() -> readAgain(agreement))));
        header.actions(new Button(
                Words.of("agreement.edit"),
                click -> sheet =
                        new AgreementSheet(agreements, grounds, today).edit(agreement, () -> readAgain(agreement))));
        if (agreement.originator().equals(currentMember.require().nation())) {
            header.actions(new Button(Words.of("relabelling.action"), click -> openLabelSheet(agreement)));
        }
    }

    private void openLabelSheet(Agreement agreement) {
        SideSheet opened =
                labelDesk.sheet(target(agreement), grounds.of(agreement.workspace()), () -> readAgain(agreement));
        sheet = opened;
        opened.open();
    }

    private static LabelTarget target(Agreement agreement) {
        return LabelTarget.of(
                ObjectKind.AGREEMENT,
                agreement.id().value(),
                agreement.data().name(),
                agreement.label(),
                agreement.originator());
    }

    private void strike(Agreement agreement, UUID act) {
        AgreementSheet.attempt(() -> {
            agreements.strike(agreement.id(), act);
            Notices.show(Words.of("agreement.act.struck"));
            readAgain(agreement);
        });
    }
}
