package org.entente.message.ui;

import org.entente.access.CurrentMember;
import org.entente.binding.ui.ExportLinks;
import org.entente.document.ui.FileLists;
import org.entente.live.LiveChanges;
import org.entente.message.Conversations;
import org.entente.message.Messages;
import org.entente.relabelling.ui.LabelDesk;
import org.entente.workspace.LabelGrounds;
import org.entente.workspace.Workspaces;
import org.springframework.stereotype.Component;

/** What every part of the pages of messages works with. */
@Component
class MessageDesk {

    private final Conversations conversations;
    private final Messages messages;
    private final Workspaces workspaces;
    private final LabelGrounds grounds;
    private final CurrentMember currentMember;
    private final LiveChanges changes;
    private final FileLists files;
    private final ExportLinks exports;
    private final LabelDesk labelDesk;

    MessageDesk(
            Conversations conversations,
            Messages messages,
            Workspaces workspaces,
            LabelGrounds grounds,
            CurrentMember currentMember,
            LiveChanges changes,
            FileLists files,
            ExportLinks exports,
            LabelDesk labelDesk) {
        this.conversations = conversations;
        this.messages = messages;
        this.workspaces = workspaces;
        this.grounds = grounds;
        this.currentMember = currentMember;
        this.changes = changes;
        this.files = files;
        this.exports = exports;
        this.labelDesk = labelDesk;
    }

    Conversations conversations() {
        return conversations;
    }

    Messages messages() {
        return messages;
    }

    Workspaces workspaces() {
        return workspaces;
    }

    FileLists files() {
        return files;
    }

    ExportLinks exports() {
        return exports;
    }

    LabelDesk labelDesk() {
        return labelDesk;
    }

    LiveChanges changes() {
        return changes;
    }

    CurrentMember currentMember() {
        return currentMember;
    }

    LabelGrounds grounds() {
        return grounds;
    }
}
