package org.entente.agreement.ui;

import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.agreement.AgreementId;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** The way to the register of agreements, for liaison officers, and the addresses of its pages. */
@Component
public class AgreementNavigation implements NavigationProvider {

    static final String REGISTER = "agreements";
    static final String AGREEMENT = "agreements/:agreement";
    static final String IMPORT = "workspaces/:workspace/import-agreements";

    private final CurrentMember currentMember;

    AgreementNavigation(CurrentMember currentMember) {
        this.currentMember = currentMember;
    }

    public static String agreement(AgreementId id) {
        return "agreements/" + id;
    }

    static String workspace(WorkspaceId id) {
        return "workspaces/" + id + "?part=" + WorkspaceAgreements.KEY;
    }

    static String importInto(WorkspaceId id) {
        return "workspaces/" + id + "/import-agreements";
    }

    @Override
    public List<NavigationItem> items() {
        return currentMember
                .find()
                .filter(member -> member.role().equals(Roles.LIAISON_OFFICER))
                .map(member -> new NavigationItem(Words.of("agreement.title"), REGISTER, "document", 50, null))
                .stream()
                .toList();
    }
}
