package org.entente.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.notification.MailPreference;
import org.entente.notification.MailPreferences;
import org.entente.uikit.SettingsSection;
import org.entente.uikit.Words;

/** Whether one is told by e-mail that something waits, and where. */
@org.springframework.stereotype.Component
class MailSection implements SettingsSection {

    private final MailPreferences preferences;
    private final CurrentMember currentMember;

    MailSection(MailPreferences preferences, CurrentMember currentMember) {
        this.preferences = preferences;
        this.currentMember = currentMember;
    }

    @Override
    public String title() {
        return Words.of("notification.mail");
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean shown() {
        return currentMember
                .find()
                .filter(member -> member.role().equals(Roles.LIAISON_OFFICER))
                .isPresent();
    }

    @Override
    public Component content() {
        MailPreference mine = preferences.mine();
        Checkbox wanted = new Checkbox(Words.of("notification.mail.wanted"), mine.wanted());
        wanted.addValueChangeListener(changed -> preferences.want(changed.getValue()));
        String address = mine.address();
        Paragraph where = new Paragraph(
                !preferences.sends()
                        ? Words.of("notification.mail.off")
                        : address == null
                                ? Words.of("notification.mail.no-address")
                                : Words.of("notification.mail.address", address));
        where.addClassName("muted");
        return new Div(new Paragraph(Words.of("notification.mail.what")), wanted, where);
    }
}
