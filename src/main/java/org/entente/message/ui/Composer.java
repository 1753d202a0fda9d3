package org.entente.message.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelGround;
import org.entente.message.Conversation;
import org.entente.message.Draft;
import org.entente.message.Message;
import org.entente.message.MessageData;
import org.entente.message.MessageId;
import org.entente.message.Precedence;
import org.entente.uikit.LabelPicker;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Where one writes. What is typed into a conversation is kept on the server as one types, for oneself alone. */
class Composer extends Div {

    private static final int KEEP_AFTER_MILLIS = 600;

    private final MessageDesk desk;
    private final Conversation conversation;
    private final @Nullable Message answered;
    private final TextArea text = new TextArea();
    private final LabelPicker label;
    private final Select<Precedence> precedence = new Select<>();
    private final Checkbox acknowledge = new Checkbox(Words.of("message.acknowledge.ask"));
    private final NativeButton marking = new NativeButton();
    private ConfidentialityLabel chosen;

    /** @param answered the message that is answered here, whose label the answer carries; null in the conversation itself */
    Composer(MessageDesk desk, Conversation conversation, @Nullable Message answered) {
        this.desk = desk;
        this.conversation = conversation;
        this.answered = answered;
        this.chosen = answered == null ? conversation.label() : answered.label();
        addClassName("composer");
        text.setAriaLabel(
                answered == null
                        ? Words.of("message.write", MessageWords.name(conversation))
                        : Words.of("message.write.answer"));
        text.setPlaceholder(text.getAriaLabel().orElse(""));
        text.setHelperText(Words.of("message.keys"));
        text.setMaxLength(MessageData.LONGEST);
        text.setMinRows(2);
        text.setMaxRows(10);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(KEEP_AFTER_MILLIS);
        LabelGround ground = desk.grounds().of(conversation.workspace());
        // Whom a direct conversation is between, its label does not tell.
        label = new LabelPicker(conversation.kind() == Conversation.Kind.DIRECT ? ground.withoutReaders() : ground);
        label.setValue(chosen);
        label.setVisible(false);
        MentionPicker mentions =
                new MentionPicker(text, () -> desk.conversations().audience(conversation.id(), chosen));
        add(text, mentions, label, bar());
        desk.conversations().draft(conversation.id(), thread()).ifPresent(this::take);
        text.addValueChangeListener(typed -> keep());
        label.addValueChangeListener(picked -> choose(picked.getValue()));
    }

    private Div bar() {
        precedence.setItems(Precedence.values());
        precedence.setItemLabelGenerator(MessageWords::of);
        precedence.setValue(Precedence.ROUTINE);
        precedence.setAriaLabel(Words.of("message.precedence"));
        precedence.addClassName("composer-precedence");
        marking.addClassName("composer-label");
        marking.setVisible(answered == null);
        marking.getElement().setAttribute("aria-expanded", "false");
        marking.addClickListener(click -> {
            label.setVisible(!label.isVisible());
            marking.getElement().setAttribute("aria-expanded", String.valueOf(label.isVisible()));
        });
        showMarking();
        Button send = new Button(
                answered == null ? Words.of("message.send") : Words.of("message.send.answer"), click -> send());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(text).resetFocusOnActiveElement();
        Div bar = new Div(marking, precedence, acknowledge, send);
        bar.addClassName("composer-bar");
        return bar;
    }

    private void choose(@Nullable ConfidentialityLabel picked) {
        if (picked != null) {
            chosen = picked;
            showMarking();
            keep();
        }
    }

    private void showMarking() {
        marking.removeAll();
        marking.add(new MarkingChip(chosen), new Span(Words.of("message.label.change")));
    }

    private void take(Draft draft) {
        text.setValue(draft.text());
        if (answered == null) {
            chosen = draft.label();
            label.setValue(chosen);
            showMarking();
        }
    }

    private void keep() {
        MessageWords.attempt(
                () -> desk.conversations().keepDraft(conversation.id(), thread(), new Draft(text.getValue(), chosen)));
    }

    private @Nullable MessageId thread() {
        return answered == null ? null : answered.id();
    }

    private void send() {
        if (text.getValue().isBlank()) {
            text.focus();
            return;
        }
        // What is half chosen is not what was chosen before.
        if (label.isVisible() && label.chosen().isEmpty()) {
            return;
        }
        if (MessageWords.attempt(() -> desk.messages()
                .post(
                        conversation.id(),
                        new MessageData(
                                text.getValue(), chosen, precedence.getValue(), acknowledge.getValue(), thread())))) {
            text.clear();
            precedence.setValue(Precedence.ROUTINE);
            acknowledge.setValue(false);
            label.setVisible(false);
            if (answered == null) {
                chosen = conversation.label();
                label.setValue(chosen);
                showMarking();
                keep();
            }
            text.focus();
        }
    }
}
