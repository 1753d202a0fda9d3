package org.entente.relabelling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.audit.ObjectKind;
import org.springframework.stereotype.Component;

/** What the features tell of their objects that have labels of their own. */
@Component
class LabelledKinds {

    private final Map<ObjectKind, LabelledKind> kinds;

    LabelledKinds(List<LabelledKind> kinds) {
        this.kinds = kinds.stream().collect(Collectors.toMap(LabelledKind::kind, Function.identity()));
    }

    LabelledKind of(ObjectKind kind) {
        return Optional.ofNullable(kinds.get(kind))
                .orElseThrow(() -> new IllegalArgumentException("Has no label of its own: " + kind));
    }
}
