package org.entente.training.ui;

import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.shared.WorkspaceId;
import org.entente.training.CourseId;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** The addresses of training, and the way to the catalogue for liaison officers. */
@Component
public class TrainingNavigation implements NavigationProvider {

    static final String CATALOGUE = "training";
    static final String COURSE = "training/courses/:course";
    static final String IMPORT = "workspaces/:workspace/import-courses";
    static final String SECTION = "training";

    private static final int ORDER = 40;

    private final CurrentMember currentMember;

    TrainingNavigation(CurrentMember currentMember) {
        this.currentMember = currentMember;
    }

    public static String course(CourseId id) {
        return "training/courses/" + id;
    }

    static String workspace(WorkspaceId id) {
        return "workspaces/" + id + "?part=" + SECTION;
    }

    static String importInto(WorkspaceId id) {
        return "workspaces/" + id + "/import-courses";
    }

    @Override
    public List<NavigationItem> items() {
        return currentMember
                .find()
                .filter(member -> member.role().equals(Roles.LIAISON_OFFICER))
                .map(member -> new NavigationItem(Words.of("training.title"), CATALOGUE, "training", ORDER, null))
                .stream()
                .toList();
    }
}
