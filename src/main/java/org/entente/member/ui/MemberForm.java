package org.entente.member.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.ValidationException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.member.MemberData;
import org.entente.nation.Nation;
import org.entente.shared.PublicId;
import org.entente.uikit.ClearanceFields;
import org.entente.uikit.ClearanceFileField;
import org.entente.uikit.DayField;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Who gets a place in the portal, and on what terms. */
class MemberForm extends FormLayout {

    private final TextField subject = new TextField(Words.of("member.form.subject"));
    private final TextField username = new TextField(Words.of("member.form.username"));
    private final TextField displayName = new TextField(Words.of("member.form.name"));
    private final ComboBox<Nation> nation = new ComboBox<>(Words.of("member.form.nation"));
    private final Select<String> role = new Select<>();
    private final DayField tourEndsOn = new DayField(Words.of("member.form.tour"));
    private final DayField clearanceEndsOn = new DayField(Words.of("member.form.clearance-end"));
    private final ClearanceFields clearance;
    private final Binder<Fields> binder = new Binder<>(Fields.class);

    /** What the fields hold, once they hold enough. */
    public record Fields(
            String subject,
            String username,
            String displayName,
            Nation nation,
            String role,
            @Nullable LocalDate tourEndsOn) {}

    MemberForm(List<Nation> nations, ClearanceFileField.Reader files) {
        setResponsiveSteps(new ResponsiveStep("0", 1));
        clearance = ClearanceFields.ofPerson(files);
        subject.setHelperText(Words.of("member.form.subject.help"));
        username.setHelperText(Words.of("member.form.username.help"));
        nation.setItems(nations);
        nation.setItemLabelGenerator(one -> one.code() + " " + one.name());
        role.setLabel(Words.of("member.form.role"));
        role.setItems(Roles.ALL);
        role.setItemLabelGenerator(MemberWords::role);
        role.setHelperText(Words.of("member.form.role.help"));
        tourEndsOn.setHelperText(Words.of("member.form.tour.help"));
        tourEndsOn.setClearButtonVisible(true);
        add(displayName, username, subject, nation, role);
        clearanceEndsOn.setHelperText(Words.of("member.form.clearance-end.help"));
        clearanceEndsOn.setClearButtonVisible(true);
        nation.addValueChangeListener(changed -> {
            if (changed.getValue() != null) {
                clearance.of(changed.getValue().code(), changed.getValue().clearances());
            }
        });
        add(clearance, clearanceEndsOn, tourEndsOn);
        bind();
    }

    private void bind() {
        String length = Words.of("member.form.length");
        binder.forField(displayName)
                .asRequired(Words.of("member.form.name.missing"))
                .withValidator(text -> text.strip().length() <= 100, length)
                .bind("displayName");
        binder.forField(username)
                .asRequired(Words.of("member.form.username.missing"))
                .withValidator(text -> text.strip().length() <= 100, length)
                .bind("username");
        binder.forField(subject)
                .asRequired(Words.of("member.form.subject.missing"))
                .withValidator(
                        text -> PublicId.parse(text.strip()).isPresent(), Words.of("member.form.subject.malformed"))
                .bind("subject");
        binder.forField(nation)
                .asRequired(Words.of("member.form.nation.missing"))
                .bind("nation");
        binder.forField(role).asRequired(Words.of("member.form.role.missing")).bind("role");
        binder.forField(tourEndsOn).bind("tourEndsOn");
    }

    /** What was entered; empty, and the fields say why, if that is not enough. */
    Optional<MemberData> read() {
        try {
            Fields fields = binder.writeRecord();
            return clearance
                    .read()
                    .map(held -> new MemberData(
                            UUID.fromString(fields.subject().strip()),
                            fields.username(),
                            fields.displayName(),
                            fields.nation().code(),
                            fields.role(),
                            held,
                            fields.tourEndsOn(),
                            clearanceEndsOn.getValue()));
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }

    /** The account or the user name is taken. */
    void refuse(String why) {
        username.setErrorMessage(why);
        username.setInvalid(true);
        username.focus();
    }

    boolean isTouched() {
        return !(subject.isEmpty()
                && username.isEmpty()
                && displayName.isEmpty()
                && nation.isEmpty()
                && role.isEmpty()
                && tourEndsOn.isEmpty()
                && clearanceEndsOn.isEmpty()
                && clearance.isEmpty());
    }
}
