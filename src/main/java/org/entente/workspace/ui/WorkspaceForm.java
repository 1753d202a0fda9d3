package org.entente.workspace.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.ValidationException;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.label.CoalitionPolicy;
import org.entente.label.Policies;
import org.entente.label.policy.Classification;
import org.entente.label.policy.SecurityPolicy;
import org.entente.uikit.Words;
import org.entente.workspace.Workspace;
import org.entente.workspace.WorkspaceData;
import org.entente.workspace.WorkspaceRequest;

/** What a workspace is called, what it is for, and by which policy and how high what is in it may be classified. */
class WorkspaceForm extends FormLayout {

    private final TextField name = new TextField(Words.of("workspace.form.name"));
    private final TextArea purpose = new TextArea(Words.of("workspace.form.purpose"));
    private final Policies policies;
    private final Select<String> policy = new Select<>();
    private final Select<Classification> ceiling = new Select<>();
    private final Binder<Fields> binder = new Binder<>(Fields.class);

    public record Fields(String name, String purpose, String policy, Classification ceiling) {}

    WorkspaceForm(Policies policies) {
        this.policies = policies;
        setResponsiveSteps(new ResponsiveStep("0", 1));
        name.setMaxLength(100);
        name.setHelperText(Words.of("workspace.form.name.help"));
        purpose.setMaxLength(1000);
        purpose.setHelperText(Words.of("workspace.form.purpose.help"));
        ceiling.setLabel(Words.of("workspace.form.ceiling"));
        ceiling.setHelperText(Words.of("workspace.form.ceiling.help"));
        ceiling.setPlaceholder(Words.of("workspace.form.ceiling.choose"));
        ceiling.setItemLabelGenerator(Classification::name);
        policy.setLabel(Words.of("workspace.form.policy"));
        policy.setHelperText(Words.of("workspace.form.policy.help"));
        policy.setItems(policies.current().stream().map(SecurityPolicy::name).toList());
        policy.addValueChangeListener(chosen -> offerLevels());
        add(name, purpose, policy, ceiling);
        String missing = Words.of("workspace.form.name.missing");
        binder.forField(name)
                .asRequired(missing)
                .withValidator(text -> !text.isBlank(), missing)
                .bind("name");
        binder.forField(purpose).bind("purpose");
        binder.forField(policy).bind("policy");
        binder.forField(ceiling)
                .asRequired(Words.of("workspace.form.ceiling.missing"))
                .bind("ceiling");
        policy.setValue(CoalitionPolicy.NAME);
    }

    // Levels of one policy say nothing under another.
    private void offerLevels() {
        ceiling.setItems(
                levels(policy.getValue()).filter(level -> !level.obsolete()).toList());
    }

    /** Puts a workspace's terms into the fields, to change them. */
    WorkspaceForm show(Workspace workspace) {
        policy.setReadOnly(true);
        return show(workspace.name(), workspace.purpose(), workspace.policy(), workspace.ceiling());
    }

    /** Puts the terms into the fields in which a workspace was asked for. */
    WorkspaceForm show(WorkspaceRequest request) {
        return show(request.name(), request.purpose(), request.policy(), request.ceiling());
    }

    private WorkspaceForm show(String called, String what, String named, Classification highest) {
        policy.setValue(named);
        binder.readRecord(new Fields(called, what, named, highest));
        return this;
    }

    private Stream<Classification> levels(String named) {
        return policies.current(named).stream().flatMap(one -> one.levels().stream());
    }

    /** What was entered; empty, and the fields say why, if that is not enough. */
    Optional<WorkspaceData> read() {
        try {
            Fields fields = binder.writeRecord();
            return Optional.of(new WorkspaceData(
                    fields.name(),
                    fields.purpose(),
                    fields.policy(),
                    fields.ceiling().name()));
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }

    boolean isTouched() {
        return binder.hasChanges();
    }
}
