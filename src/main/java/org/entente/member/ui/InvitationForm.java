package org.entente.member.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.ValidationException;
import com.vaadin.flow.data.validator.EmailValidator;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.access.KnownMember;
import org.entente.access.Roles;
import org.entente.member.Invitation;
import org.entente.nation.Nation;
import org.entente.uikit.ClearanceFields;
import org.entente.uikit.ClearanceFileField;
import org.entente.uikit.DayField;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Who is invited, and on what terms. A nation administrator is asked only for what is not given by the nation. */
class InvitationForm extends FormLayout {

    private final TextField firstName = new TextField(Words.of("member.form.first-name"));
    private final TextField lastName = new TextField(Words.of("member.form.last-name"));
    private final TextField username = new TextField(Words.of("member.form.username"));
    private final EmailField email = new EmailField(Words.of("member.form.email"));
    private final ComboBox<Nation> nation = new ComboBox<>(Words.of("member.form.nation"));
    private final Select<String> role = new Select<>();
    private final DayField tourEndsOn = new DayField(Words.of("member.form.tour"));
    private final DayField clearanceEndsOn = new DayField(Words.of("member.form.clearance-end"));
    private final ClearanceFields clearance;
    private final Binder<Fields> binder = new Binder<>(Fields.class);
    private final @Nullable String suffix;

    /** What the fields hold, once they hold enough. */
    public record Fields(
            String firstName,
            String lastName,
            String username,
            String email,
            Nation nation,
            String role,
            @Nullable LocalDate tourEndsOn) {}

    InvitationForm(List<Nation> nations, ClearanceFileField.Reader files, KnownMember inviter) {
        setResponsiveSteps(new ResponsiveStep("0", 1));
        clearance = ClearanceFields.ofPerson(files);
        nation.addValueChangeListener(changed -> {
            if (changed.getValue() != null) {
                clearance.of(changed.getValue().code(), changed.getValue().clearances());
            }
        });
        boolean ofNation = inviter.role().equals(Roles.NATION_ADMINISTRATOR);
        suffix = ofNation ? Invitation.suffix(inviter.nation()) : null;
        nation.setItems(nations.stream()
                .filter(one -> one.state() == Nation.State.ACTIVE)
                .filter(one -> !ofNation || one.code().equals(inviter.nation()))
                .toList());
        nation.setItemLabelGenerator(one -> one.code() + " " + one.name());
        role.setLabel(Words.of("member.form.role"));
        role.setItems(ofNation ? List.of(Roles.LIAISON_OFFICER) : Roles.ALL);
        role.setItemLabelGenerator(MemberWords::role);
        role.setHelperText(Words.of("member.form.role.second"));
        email.setHelperText(Words.of("member.form.email.help"));
        email.setClearButtonVisible(true);
        username.setHelperText(Words.of("member.form.username.made-of"));
        tourEndsOn.setHelperText(Words.of("member.form.tour.help"));
        tourEndsOn.setClearButtonVisible(true);
        add(firstName, lastName, username, email);
        if (ofNation) {
            username.setSuffixComponent(new Span(suffix));
            nation.setValue(nation.getListDataView().getItem(0));
            role.setValue(Roles.LIAISON_OFFICER);
        } else {
            add(nation, role);
        }
        clearanceEndsOn.setHelperText(Words.of("member.form.clearance-end.help"));
        clearanceEndsOn.setClearButtonVisible(true);
        add(clearance, clearanceEndsOn, tourEndsOn);
        bind();
    }

    private void bind() {
        String missing = Words.of("member.form.name.part-missing");
        String length = Words.of("member.form.name.part-length");
        for (TextField part : List.of(firstName, lastName)) {
            binder.forField(part)
                    .asRequired(missing)
                    .withValidator(text -> !text.isBlank(), missing)
                    .withValidator(text -> text.strip().length() <= 49, length)
                    .bind(part == firstName ? "firstName" : "lastName");
        }
        binder.forField(username)
                .asRequired(Words.of("member.form.username.missing"))
                .withValidator(
                        text -> whole(text).matches(Invitation.USERNAME), Words.of("member.form.username.made-of"))
                .bind("username");
        binder.forField(email)
                .withValidator(new EmailValidator(Words.of("member.form.email.malformed"), true))
                .bind("email");
        binder.forField(nation)
                .asRequired(Words.of("member.form.nation.missing"))
                .bind("nation");
        binder.forField(role).asRequired(Words.of("member.form.role.missing")).bind("role");
        binder.forField(tourEndsOn).bind("tourEndsOn");
    }

    /** Who was entered; empty, and the fields say why, if that is not enough. */
    Optional<Invitation> read() {
        try {
            Fields fields = binder.writeRecord();
            return clearance
                    .read()
                    .map(held -> new Invitation(
                            whole(fields.username()),
                            fields.firstName(),
                            fields.lastName(),
                            fields.email().isBlank() ? null : fields.email().strip(),
                            fields.nation().code(),
                            fields.role(),
                            held,
                            clearanceEndsOn.getValue(),
                            fields.tourEndsOn()));
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }

    /** The user name cannot be used. */
    void refuse(String why) {
        username.setErrorMessage(why);
        username.setInvalid(true);
        username.focus();
    }

    boolean isTouched() {
        return !(firstName.isEmpty() && lastName.isEmpty() && username.isEmpty() && email.isEmpty())
                || !tourEndsOn.isEmpty()
                || !clearanceEndsOn.isEmpty()
                || !clearance.isEmpty();
    }

    private String whole(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return suffix == null || name.endsWith(suffix) ? name : name + suffix;
    }
}
