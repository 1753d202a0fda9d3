package org.entente.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.entente.access.Roles;
import org.entente.audit.AuditAlarm;
import org.entente.shared.DateTimeGroup;
import org.entente.uikit.Icons;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** On every page of those who look after the portal: that no entry of the audit trail can be written, for as long as that is so. */
final class AuditAlarmLine extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(AuditAlarmLine.class);
    private static final Set<String> TOLD = Set.of(Roles.ADMINISTRATOR, Roles.AUDITOR);

    private final transient AuditAlarm alarm;
    private transient AuditAlarm.@Nullable Listening listening;

    AuditAlarmLine(AuditAlarm alarm) {
        this.alarm = alarm;
        addClassName("audit-alarm");
        getElement().setAttribute("role", "alert");
        show();
    }

    /** Whether people of that role are told. */
    static boolean tells(String role) {
        return TOLD.contains(role);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI page = attached.getUI();
        listening = alarm.listen(() -> deliver(page));
        show();
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (listening != null) {
            listening.close();
            listening = null;
        }
    }

    private void deliver(UI page) {
        try {
            page.access(this::show);
        } catch (UIDetachedException e) {
            LOG.debug("The page was closed while the alarm was on its way to it", e);
        }
    }

    private void show() {
        removeAll();
        Optional<Instant> since = alarm.since();
        since.ifPresent(moment ->
                add(Icons.of("alert"), new Span(Words.of("shell.audit-alarm", DateTimeGroup.format(moment)))));
        setVisible(since.isPresent());
    }
}
