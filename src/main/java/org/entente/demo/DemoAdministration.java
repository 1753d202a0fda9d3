package org.entente.demo;

import java.util.List;
import org.entente.label.Clearance;
import org.entente.label.CoalitionPolicy;
import org.entente.label.Labels;
import org.entente.member.Member;
import org.entente.member.MemberQuery;
import org.entente.member.Members;
import org.entente.shared.NationCode;
import org.entente.workspace.WorkspaceData;
import org.entente.workspace.WorkspaceRequests;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What waits for administrators: a clearance that takes a second one, and a workspace that an officer asks for. */
@Component
@ConditionalOnBooleanProperty("entente.demo")
@Order(10)
class DemoAdministration implements DemoChapter {

    private final Members members;
    private final WorkspaceRequests requests;
    private final Labels labels;

    DemoAdministration(Members members, WorkspaceRequests requests, Labels labels) {
        this.members = members;
        this.requests = requests;
        this.labels = labels;
    }

    @Override
    public void tell(DemoStage stage) {
        stage.as("admin.two", this::clearHigher);
        stage.as(
                "lo.est",
                () -> requests.ask(
                        new WorkspaceData(
                                "Cyber range week",
                                "Nations agree on the ranges, the scenario and the teams of next spring’s week",
                                CoalitionPolicy.NAME,
                                "RESTRICTED"),
                        List.of(new NationCode("EST"), new NationCode("FRA"), new NationCode("CAN"))));
    }

    private void clearHigher() {
        Member officer = members.list(
                        new MemberQuery("lo.jpn", null, null, null, MemberQuery.Order.USERNAME, false), 0, 1)
                .getFirst();
        Clearance higher = labels.policy().clearance("SECRET", officer.nation(), List.of());
        members.clear(officer, higher, null);
    }
}
