package org.entente.document;

import java.time.Instant;
import java.util.List;
import org.entente.access.KnownMember;
import org.entente.label.Marking;
import org.entente.shared.DateTimeGroup;

/** What is woven into a page that somebody looks at: the marking, and who looks when. */
final class WovenLines {

    private WovenLines() {}

    static List<String> of(Marking marking, KnownMember viewer) {
        return List.of(
                marking.banner(),
                viewer.displayName() + " " + viewer.nation().value() + " " + DateTimeGroup.format(Instant.now()));
    }
}
