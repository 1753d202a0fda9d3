package org.entente.workspace.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.ValidationException;
import java.util.Optional;
import org.entente.label.Classification;
import org.entente.label.CoalitionPolicy;
import org.entente.uikit.Words;
import org.entente.workspace.Workspace;
import org.entente.workspace.WorkspaceData;

/** What a workspace is called, what it is for, and how high what is in it may be classified. */
class WorkspaceForm extends FormLayout {

    private final TextField name = new TextField(Words.of("workspace.form.name"));
    private final TextArea purpose = new TextArea(Words.of("workspace.form.purpose"));
    private final Select<Classification> ceiling = new Select<>();
    private final Binder<Fields> binder = new Binder<>(Fields.class);

    public record Fields(String name, String purpose, Classification ceiling) {}

    WorkspaceForm(CoalitionPolicy policy) {
        setResponsiveSteps(new ResponsiveStep("0", 1));
        name.setMaxLength(100);
        name.setHelperText(Words.of("workspace.form.name.help"));
        purpose.setMaxLength(1000);
        purpose.setHelperText(Words.of("workspace.form.purpose.help"));
        ceiling.setLabel(Words.of("workspace.form.ceiling"));
        ceiling.setHelperText(Words.of("workspace.form.ceiling.help"));
        ceiling.setPlaceholder(Words.of("workspace.form.ceiling.choose"));
        ceiling.setItems(policy.classifications());
        ceiling.setItemLabelGenerator(Classification::name);
        add(name, purpose, ceiling);
        String missing = Words.of("workspace.form.name.missing");
        binder.forField(name)
                .asRequired(missing)
                .withValidator(text -> !text.isBlank(), missing)
                .bind("name");
        binder.forField(purpose).bind("purpose");
        binder.forField(ceiling)
                .asRequired(Words.of("workspace.form.ceiling.missing"))
                .bind("ceiling");
    }

    /** Puts a workspace's terms into the fields, to change them. */
    WorkspaceForm show(Workspace workspace) {
        binder.readRecord(new Fields(workspace.name(), workspace.purpose(), workspace.ceiling()));
        return this;
    }

    /** What was entered; empty, and the fields say why, if that is not enough. */
    Optional<WorkspaceData> read() {
        try {
            Fields fields = binder.writeRecord();
            return Optional.of(new WorkspaceData(
                    fields.name(), fields.purpose(), fields.ceiling().name()));
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }

    boolean isTouched() {
        return binder.hasChanges();
    }
}
