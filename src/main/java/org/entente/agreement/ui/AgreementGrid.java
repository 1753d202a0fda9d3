package org.entente.agreement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.agreement.AgreementId;
import org.entente.agreement.AgreementQuery;
import org.entente.agreement.AgreementQuery.Order;
import org.entente.agreement.AgreementSummary;
import org.entente.agreement.Agreements;
import org.entente.agreement.law.Party;
import org.entente.label.ConfidentialityLabel;
import org.entente.live.LiveChanges;
import org.entente.uikit.LazyList;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.Words;

/** A list of agreements as they stand on a day. */
class AgreementGrid extends LazyList<AgreementSummary, AgreementQuery, Order> {

    private static final int PARTIES_SHOWN = 4;

    private final Agreements agreements;

    AgreementGrid(Agreements agreements, LiveChanges changes, AgreementQuery query, boolean withWorkspace) {
        super("agreements", query, query.order(), query.descending());
        this.agreements = agreements;
        column(
                "agreement.name",
                Order.TITLE,
                grid -> grid.addComponentColumn(AgreementGrid::name)
                        .setTooltipGenerator(AgreementSummary::title)
                        .setWidth("240px")
                        .setFlexGrow(4));
        if (withWorkspace) {
            column(
                    "agreement.workspace",
                    grid -> grid.addColumn(AgreementSummary::workspaceName)
                            .setWidth("120px")
                            .setFlexGrow(1));
        }
        column(
                "agreement.kind",
                grid -> grid.addColumn(agreement -> AgreementWords.of(agreement.kind()))
                        .setWidth("130px")
                        .setFlexGrow(1));
        column(
                "agreement.done",
                Order.DATE,
                grid -> grid.addColumn(AgreementGrid::done).setWidth("110px").setFlexGrow(0));
        column(
                "agreement.status",
                grid -> grid.addComponentColumn(
                                agreement -> AgreementWords.badge(agreement.state(), agreement.binding()))
                        .setTooltipGenerator(
                                agreement -> AgreementWords.of(agreement.state().reason(), agreement.binding()))
                        .setWidth("150px")
                        .setFlexGrow(0));
        column(
                "agreement.bound",
                grid -> grid.addComponentColumn(agreement -> parties(agreement.bound()))
                        .setWidth("210px")
                        .setFlexGrow(1));
        follow(changes, Agreements.TOPIC);
    }

    @Override
    protected List<AgreementSummary> read(AgreementQuery wanted, int offset, int limit) {
        return agreements.list(wanted, offset, limit);
    }

    @Override
    protected Object id(AgreementSummary agreement) {
        return agreement.id();
    }

    @Override
    protected ConfidentialityLabel label(AgreementSummary agreement) {
        return agreement.label();
    }

    @Override
    protected boolean isThere(String id) {
        return AgreementId.parse(id).filter(agreements::isThere).isPresent();
    }

    @Override
    protected AgreementQuery ordered(AgreementQuery wanted, Order order, boolean descending) {
        return wanted.ordered(order, descending);
    }

    @Override
    protected Component card(AgreementSummary agreement) {
        return PhoneCards.card(
                name(agreement),
                new Span(AgreementWords.of(agreement.kind())),
                new Span(done(agreement)),
                AgreementWords.badge(agreement.state(), agreement.binding()),
                parties(agreement.bound()));
    }

    static Component name(AgreementSummary agreement) {
        Div cell = new Div(new MarkingChip(agreement.label()), link(agreement.id(), agreement.name()));
        cell.addClassName("plan-name");
        return cell;
    }

    static RouterLink link(AgreementId id, String name) {
        RouterLink link = new RouterLink(name, AgreementView.class, new RouteParameters("agreement", id.toString()));
        link.addClassName("plan-link");
        return link;
    }

    private static Component parties(List<Party> parties) {
        Span row = new Span();
        row.addClassName("badges");
        parties.stream().limit(PARTIES_SHOWN).map(AgreementWords::party).forEach(row::add);
        if (parties.size() > PARTIES_SHOWN) {
            Span more = new Span(Words.of("agreement.more", parties.size() - PARTIES_SHOWN));
            more.getElement()
                    .setAttribute(
                            "title",
                            parties.stream()
                                    .skip(PARTIES_SHOWN)
                                    .map(AgreementWords::name)
                                    .collect(Collectors.joining(", ")));
            row.add(more);
        }
        return row;
    }

    private static String done(AgreementSummary agreement) {
        return agreement.doneOn() == null ? "" : AgreementWords.shortDay(agreement.doneOn());
    }
}
