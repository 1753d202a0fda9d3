package org.entente.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.entente.workspace.Retention;
import org.entente.workspace.RetentionKind;
import org.jspecify.annotations.Nullable;

/**
 * Asks how long each kind of content of a workspace is kept, and before a shorter time is set, whether what it takes away may go. Sets
 * only what was changed.
 */
final class RetentionSheet {

    private final Map<RetentionKind, Retention> now;
    private final Map<RetentionKind, IntegerField> fields = new EnumMap<>(RetentionKind.class);
    private final Count olderThan;
    private final Setting set;
    private final SideSheet sheet;

    /** How much of a kind is older than so many days. */
    @FunctionalInterface
    interface Count {
        long of(RetentionKind kind, int days);
    }

    /** Is given each period that was changed; null for for ever. */
    @FunctionalInterface
    interface Setting {
        void set(RetentionKind kind, @Nullable Integer days);
    }

    RetentionSheet(Map<RetentionKind, Retention> now, Count olderThan, Setting set) {
        this.now = now;
        this.olderThan = olderThan;
        this.set = set;
        Div form = new Div(new Paragraph(Words.of("workspace.retention.text")));
        form.addClassName("retention-form");
        now.forEach((kind, kept) -> form.add(row(kind, kept)));
        Button save = new Button(Words.of("workspace.retention.set"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        sheet = new SideSheet(Words.of("workspace.retention.title"), form, save)
                .unsaved(() -> !changed().isEmpty());
    }

    void open() {
        sheet.open();
    }

    private Section row(RetentionKind kind, Retention kept) {
        IntegerField days = new IntegerField(Words.of("workspace.retention.days." + kind));
        days.setMin(Retention.SHORTEST);
        days.setMax(Retention.LONGEST);
        days.setPlaceholder(Words.of("workspace.retention.for-ever"));
        days.setClearButtonVisible(true);
        days.setValue(kept.days());
        days.setWidthFull();
        fields.put(kind, days);
        Section row = new Section(
                new H3(Words.of("workspace.retention.kind." + kind)),
                new Paragraph(Words.of("workspace.retention.means." + kind)),
                days);
        WorkspaceWords.coming(kept).ifPresent(coming -> row.add(new Paragraph(coming)));
        return row;
    }

    private Map<RetentionKind, Optional<Integer>> changed() {
        Map<RetentionKind, Optional<Integer>> changed = new EnumMap<>(RetentionKind.class);
        fields.forEach((kind, field) -> {
            Integer wanted = field.getValue();
            if (!Objects.equals(wanted, kept(kind).days())) {
                changed.put(kind, Optional.ofNullable(wanted));
            }
        });
        return changed;
    }

    private void save() {
        if (fields.values().stream().filter(RetentionSheet::isOutside).count() > 0) {
            return;
        }
        Map<RetentionKind, Optional<Integer>> changed = changed();
        Map<RetentionKind, Integer> shorter = new EnumMap<>(RetentionKind.class);
        changed.forEach(
                (kind, wanted) -> wanted.filter(kept(kind)::isShortenedBy).ifPresent(days -> shorter.put(kind, days)));
        if (shorter.isEmpty()) {
            finish(changed);
            return;
        }
        String consequences = shorter.entrySet().stream()
                .map(one -> Words.of(
                        "workspace.retention.consequence." + one.getKey(),
                        olderThan.of(one.getKey(), one.getValue()),
                        one.getValue()))
                .collect(Collectors.joining(" "));
        new ConfirmQuestion(
                        Words.of("workspace.retention.question"),
                        Words.of("workspace.retention.shorten"),
                        () -> finish(changed))
                .because(Words.of("workspace.retention.consequence", consequences))
                .destructive()
                .open();
    }

    private Retention kept(RetentionKind kind) {
        return Objects.requireNonNull(now.get(kind));
    }

    private static boolean isOutside(IntegerField days) {
        Integer wanted = days.getValue();
        boolean outside = wanted != null && (wanted < Retention.SHORTEST || wanted > Retention.LONGEST);
        days.setInvalid(outside);
        days.setErrorMessage(outside ? Words.of("workspace.retention.bounds") : "");
        return outside;
    }

    private void finish(Map<RetentionKind, Optional<Integer>> changed) {
        changed.forEach((kind, wanted) -> set.set(kind, wanted.orElse(null)));
        sheet.close();
    }
}
