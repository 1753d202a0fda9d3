package org.entente.notification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.entente.live.LiveChanges;
import org.entente.notification.Notification;
import org.entente.notification.Notifications;
import org.entente.shared.MemberId;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Icons;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** A member's notices, kept up to date while they are on screen; each leads to what waits, which marks it as read. */
class NotificationList extends Div {

    private final Notifications notifications;
    private final int most;
    private final boolean onlyUnread;
    private final Runnable left;
    private List<Notification> shown = List.of();

    /** @param left is run when the reader follows a notice */
    NotificationList(
            Notifications notifications,
            LiveChanges changes,
            MemberId member,
            int most,
            boolean onlyUnread,
            Runnable left) {
        this.notifications = notifications;
        this.most = most;
        this.onlyUnread = onlyUnread;
        this.left = left;
        addClassName("notices");
        show(read());
        WaitingChanges.follow(this, changes, member, this::readAgain);
    }

    private List<Notification> read() {
        return notifications.list(most).stream()
                .filter(notice -> !onlyUnread || !notice.read())
                .toList();
    }

    private void readAgain() {
        List<Notification> now = read();
        if (!now.equals(shown)) {
            show(now);
        }
    }

    private void show(List<Notification> notices) {
        shown = new ArrayList<>(notices);
        removeAll();
        ScreenMarking.show(
                this,
                notices.stream()
                        .map(Notification::label)
                        .filter(Objects::nonNull)
                        .toList());
        if (notices.isEmpty()) {
            add(new EmptyState(Words.of("notification.empty")));
            return;
        }
        if (notices.stream().anyMatch(notice -> !notice.read())) {
            Button all = new Button(Words.of("notification.read-all"), Icons.of("check"), click -> {
                notifications.readAll();
                readAgain();
            });
            all.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            all.addClassName("notices-all");
            add(all);
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("notice-list");
        notices.forEach(notice -> list.add(item(notice)));
        add(list);
    }

    private ListItem item(Notification notice) {
        Anchor link = new Anchor(notice.path(), NotificationWords.of(notice));
        link.getElement().addEventListener("click", click -> {
            notifications.read(notice.id());
            left.run();
        });
        Div title = new Div(link);
        title.addClassName("notice-title");
        if (notice.label() != null) {
            title.addComponentAsFirst(new MarkingChip(notice.label()));
        }
        if (notice.times() > 1) {
            Span times = new Span(Words.of("notification.times", notice.times()));
            times.addClassName("waiting-count");
            title.add(times);
        }
        Div where = new Div(Times.dtg(notice.at()));
        if (notice.workspaceName() != null) {
            where.addComponentAsFirst(new Span(notice.workspaceName()));
        }
        where.addClassName("notice-where");
        ListItem item = new ListItem(title, where);
        item.setClassName("unread", !notice.read());
        if (!notice.read()) {
            Button read = new Button(Icons.of("check"), click -> {
                notifications.read(notice.id());
                readAgain();
            });
            read.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            read.setAriaLabel(Words.of("notification.read"));
            read.setTooltipText(Words.of("notification.read"));
            item.add(read);
        }
        return item;
    }
}
