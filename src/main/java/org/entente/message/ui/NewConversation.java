package org.entente.message.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import org.entente.label.ConfidentialityLabel;
import org.entente.member.Person;
import org.entente.message.Conversation;
import org.entente.message.ConversationId;
import org.entente.uikit.LabelPicker;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.entente.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The sheet in which a channel or a direct conversation is begun. */
class NewConversation {

    private static final int LONGEST_NAME = 100;

    private final MessageDesk desk;
    private final Consumer<ConversationId> begun;
    private final RadioButtonGroup<Conversation.Kind> kind = new RadioButtonGroup<>(Words.of("message.begin.kind"));
    private final Select<Workspace> workspace = new Select<>();
    private final TextField name = new TextField(Words.of("message.begin.name"));
    private final ComboBox<Person> person = new ComboBox<>(Words.of("message.begin.person"));
    private final Div labelPlace = new Div();
    private final SideSheet sheet;
    private @Nullable LabelPicker label;

    NewConversation(MessageDesk desk, List<Workspace> workspaces, Consumer<ConversationId> begun) {
        this.desk = desk;
        this.begun = begun;
        kind.setItems(Conversation.Kind.CHANNEL, Conversation.Kind.DIRECT);
        kind.setItemLabelGenerator(one -> Words.of("message.kind." + one));
        kind.addValueChangeListener(chosen -> showFields());
        workspace.setLabel(Words.of("message.begin.workspace"));
        workspace.setItems(workspaces);
        workspace.setItemLabelGenerator(Workspace::name);
        workspace.addValueChangeListener(chosen -> showLabel());
        name.setMaxLength(LONGEST_NAME);
        name.setRequired(true);
        person.setItemLabelGenerator(one -> one.displayName() + " (" + one.nation() + ")");
        person.setRequired(true);
        person.setHelperText(Words.of("message.begin.person.help"));
        Button begin = new Button(Words.of("message.begin.verb"), click -> begin());
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        Div content =
                new Div(kind, workspace, new Paragraph(Words.of("message.begin.label.text")), labelPlace, name, person);
        content.addClassName("new-conversation");
        sheet = new SideSheet(Words.of("message.begin"), content, begin);
        sheet.unsaved(() -> !name.isEmpty() || !person.isEmpty());
        kind.setValue(Conversation.Kind.CHANNEL);
        workspace.setValue(workspaces.getFirst());
        workspace.setVisible(workspaces.size() > 1);
        showFields();
    }

    final void open() {
        sheet.open();
    }

    private void showFields() {
        boolean direct = kind.getValue() == Conversation.Kind.DIRECT;
        name.setVisible(!direct);
        person.setVisible(direct);
    }

    private void showLabel() {
        labelPlace.removeAll();
        Workspace chosen = workspace.getValue();
        if (chosen != null) {
            LabelPicker fresh = LabelPicker.forNew(desk.grounds().of(chosen.id()));
            fresh.setLabel(Words.of("message.label"));
            fresh.addValueChangeListener(picked -> offerPeople(picked.getValue()));
            label = fresh;
            labelPlace.add(fresh);
            offerPeople(fresh.getValue());
        }
    }

    // Whom one may write to depends on what it carries.
    private void offerPeople(@Nullable ConfidentialityLabel picked) {
        Person before = person.getValue();
        List<Person> readers = picked == null
                ? List.of()
                : desk.conversations().readers(workspace.getValue().id(), picked).stream()
                        .filter(one ->
                                !one.id().equals(desk.currentMember().require().id()))
                        .toList();
        person.setItems(readers);
        if (before != null && readers.contains(before)) {
            person.setValue(before);
        }
    }

    private void begin() {
        LabelPicker picker = label;
        ConfidentialityLabel chosen = picker == null ? null : picker.chosen().orElse(null);
        if (chosen == null) {
            return;
        }
        boolean direct = kind.getValue() == Conversation.Kind.DIRECT;
        name.setInvalid(!direct && name.getValue().isBlank());
        name.setErrorMessage(Words.of("message.begin.name.required"));
        person.setInvalid(direct && person.isEmpty());
        person.setErrorMessage(Words.of("message.begin.person.required"));
        if (direct ? !person.isEmpty() : !name.getValue().isBlank()) {
            MessageWords.attempt(() -> {
                ConversationId id = direct
                        ? desk.conversations()
                                .direct(
                                        workspace.getValue().id(),
                                        chosen,
                                        person.getValue().id())
                        : desk.conversations().create(workspace.getValue().id(), chosen, name.getValue());
                sheet.close();
                begun.accept(id);
            });
        }
    }
}
