package org.entente.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.entente.workspace.Retention;
import org.jspecify.annotations.Nullable;

/** Asks how long the messages of a workspace are kept, and before a shorter time is set, whether what it takes away may go. */
final class RetentionSheet {

    private final IntegerField days = new IntegerField(Words.of("workspace.retention.days"));
    private final Retention now;
    private final IntToLongFunction olderThan;
    private final Consumer<@Nullable Integer> set;
    private final SideSheet sheet;

    /**
     * @param olderThan how many messages are older than so many days
     * @param set is given the period, null for for ever
     */
    RetentionSheet(Retention now, IntToLongFunction olderThan, Consumer<@Nullable Integer> set) {
        this.now = now;
        this.olderThan = olderThan;
        this.set = set;
        days.setMin(Retention.SHORTEST);
        days.setMax(Retention.LONGEST);
        days.setHelperText(Words.of("workspace.retention.days.help"));
        days.setValue(now.days());
        days.setWidthFull();
        Button save = new Button(Words.of("workspace.retention.set"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        sheet = new SideSheet(
                        Words.of("workspace.retention.title"),
                        new Div(new Paragraph(Words.of("workspace.retention.text")), days),
                        save)
                .unsaved(() -> !Objects.equals(days.getValue(), now.days()));
    }

    void open() {
        sheet.open();
    }

    private void save() {
        Integer wanted = days.getValue();
        boolean outside = wanted != null && (wanted < Retention.SHORTEST || wanted > Retention.LONGEST);
        days.setInvalid(outside);
        days.setErrorMessage(outside ? Words.of("workspace.retention.bounds") : "");
        if (outside) {
            return;
        }
        if (wanted == null || !now.isShortenedBy(wanted)) {
            finish(wanted);
            return;
        }
        ConfirmQuestion question = new ConfirmQuestion(
                        Words.of("workspace.retention.question", wanted),
                        Words.of("workspace.retention.shorten"),
                        () -> finish(wanted))
                .because(Words.of("workspace.retention.consequence", olderThan.applyAsLong(wanted)))
                .destructive();
        question.open();
    }

    private void finish(@Nullable Integer wanted) {
        set.accept(wanted);
        sheet.close();
    }
}
