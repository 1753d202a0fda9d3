package org.entente.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.access.CurrentMember;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.member.Person;
import org.entente.shared.MemberId;
import org.entente.shared.SubjectKind;
import org.entente.shared.WorkspaceId;
import org.entente.workspace.GivenLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The conversations that the asker may read, how far they are read, and what is typed in them and not sent. */
@Service
public class Conversations {

    /** Topic of {@link LiveChanges}: a conversation was begun, or what it is about got another label; the id is the conversation's. */
    public static final String TOPIC = "conversation";

    /** Topic of {@link LiveChanges}: a member read on; the id is the member's. */
    public static final String READ = "conversation-read";

    /** Up to how many unread messages are counted in a conversation. */
    public static final int MOST_COUNTED = 100;

    private final ConversationRepository conversations;
    private final Labels labels;
    private final GivenLabels givenLabels;
    private final AuditLog log;
    private final LiveChanges changes;
    private final CurrentMember currentMember;
    private final Attempts attempts;
    private final TransactionTemplate transaction;

    Conversations(
            ConversationRepository conversations,
            Labels labels,
            GivenLabels givenLabels,
            AuditLog log,
            LiveChanges changes,
            CurrentMember currentMember,
            Attempts attempts,
            TransactionTemplate transaction) {
        this.conversations = conversations;
        this.labels = labels;
        this.givenLabels = givenLabels;
        this.log = log;
        this.changes = changes;
        this.currentMember = currentMember;
        this.attempts = attempts;
        this.transaction = transaction;
    }

    /** Those of a workspace by kind and name; with null those of all, the one that was written in last first. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<Conversation> list(@Nullable WorkspaceId workspace) {
        List<Conversation> found = conversations.list(workspace);
        AuditEvent event = AuditEvent.of(AuditAction.CONVERSATIONS_LISTED, ObjectKind.CONVERSATION, null)
                .with("rows", found.size());
        log.append(workspace == null ? event : event.in(workspace));
        return found;
    }

    /** As {@link #list}, for a page that shows the list already: enters nothing. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public List<Conversation> listAgain(@Nullable WorkspaceId workspace) {
        return conversations.list(workspace);
    }

    /** How many messages are unread in all conversations together. Enters nothing: it is a number about one's own reading. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public int unread() {
        return conversations.list(null).stream().mapToInt(Conversation::unread).sum();
    }

    /** The conversation, if it is there for the asker; otherwise an entry tells the auditor of the attempt. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public Optional<Conversation> open(ConversationId id) {
        Optional<Conversation> found = conversations.find(id);
        found.ifPresentOrElse(
                conversation -> log.append(AuditEvent.of(AuditAction.CONVERSATION_OPENED, ObjectKind.CONVERSATION, id)
                        .in(conversation.workspace())),
                () -> log.notGiven(ObjectKind.CONVERSATION, id.toString()));
        return found;
    }

    /** As {@link #open}, for a page that shows the conversation already: enters nothing. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public Optional<Conversation> again(ConversationId id) {
        return conversations.find(id);
    }

    /**
     * Begins a channel.
     *
     * @param name 1 to 100 characters
     * @throws InvalidLabel if the policy does not allow the label
     * @throws MessageNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public ConversationId create(WorkspaceId workspace, ConfidentialityLabel label, String name) {
        ConversationId id = new ConversationId(UUID.randomUUID());
        AuditEvent attempt = created(id, workspace);
        LabelId labelId = givenLabels.intern(attempt, MessageNotAllowed::of, workspace, label);
        AuditEvent event = attempt.with("label", labelId.value());
        attempts.write(event, MessageNotAllowed::of, () -> {
            begun(conversations.insertChannel(id, workspace, labelId, name.strip()), id);
            log.append(event.with("kind", Conversation.Kind.CHANNEL));
        });
        return id;
    }

    /**
     * The direct conversation with another member of a workspace; begun if there is none yet.
     *
     * @param label the default for what is written in it, if it begins now
     * @throws InvalidLabel if the policy does not allow the label
     * @throws MessageNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public ConversationId direct(WorkspaceId workspace, ConfidentialityLabel label, MemberId other) {
        ConversationId fresh = new ConversationId(UUID.randomUUID());
        AuditEvent attempt = created(fresh, workspace);
        LabelId labelId = givenLabels.intern(attempt, MessageNotAllowed::of, workspace, label);
        AuditEvent event = attempt.with("label", labelId.value());
        ConversationId[] answer = {fresh};
        attempts.write(event, MessageNotAllowed::of, () -> {
            Optional<ConversationId> known = conversations.between(workspace, other);
            if (known.isPresent()) {
                answer[0] = known.get();
                return;
            }
            if (other.equals(currentMember.require().id())
                    || conversations.readers(workspace, labelId).stream()
                            .noneMatch(person -> person.id().equals(other))) {
                throw new MessageNotAllowed(MessageNotAllowed.Why.NOT_READABLE_TO_ALL);
            }
            begun(conversations.insertDirect(fresh, workspace, labelId, other), fresh);
            log.append(event.with("kind", Conversation.Kind.DIRECT).with("with", other));
        });
        return answer[0];
    }

    /**
     * The conversations about an object that the asker was given, the one under the object's label first; there may be older
     * ones under labels that it had before.
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public List<ConversationId> about(SubjectKind kind, UUID subject, ConfidentialityLabel label) {
        return labels.find(label)
                .map(labelId -> read(() -> conversations.about(kind, subject, labelId)))
                .orElse(List.of());
    }

    /**
     * Begins the conversation about an object that the asker was given, under its label; the present one if there is one.
     *
     * @param title the object's, cut at 200 characters
     * @throws MessageNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public ConversationId beginAbout(
            WorkspaceId workspace, SubjectKind kind, UUID subject, String title, ConfidentialityLabel label) {
        ConversationId fresh = new ConversationId(UUID.randomUUID());
        AuditEvent attempt = created(fresh, workspace);
        LabelId labelId = standing(attempt, workspace, label);
        AuditEvent event = attempt.with("label", labelId.value());
        String name = title.substring(0, Math.min(title.length(), 200));
        ConversationId[] answer = {fresh};
        attempts.write(event, MessageNotAllowed::of, () -> {
            if (conversations.insertAbout(fresh, workspace, labelId, name, kind, subject)) {
                begun(true, fresh);
                log.append(event.with("kind", Conversation.Kind.SUBJECT)
                        .with("subjectKind", kind)
                        .with("subject", subject));
            } else {
                answer[0] = conversations.about(kind, subject, labelId).stream()
                        .findFirst()
                        .orElseThrow(() -> new MessageNotAllowed(MessageNotAllowed.Why.BEYOND_RIGHTS));
            }
        });
        return answer[0];
    }

    /** Who may read what carries the label in a workspace that the asker is in, the asker included: by nation and name. */
    @PreAuthorize("hasRole('liaison-officer')")
    public List<Person> readers(WorkspaceId workspace, ConfidentialityLabel label) {
        return givenLabels
                .consider(workspace, label)
                .map(labelId -> read(() -> conversations.readers(workspace, labelId)))
                .orElse(List.of());
    }

    /** Whom a message under the label would reach in a conversation, the asker included: by nation and name. */
    @PreAuthorize("hasRole('liaison-officer')")
    public List<Person> audience(ConversationId id, ConfidentialityLabel label) {
        return labels.find(label)
                .or(() -> read(() -> conversations.find(id))
                        .flatMap(conversation -> givenLabels.consider(conversation.workspace(), label)))
                .map(labelId -> read(() -> conversations.audience(id, labelId)))
                .orElse(List.of());
    }

    /** Takes a conversation for read up to the newest message that the asker may read in it, answers included. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public void markRead(ConversationId id) {
        if (conversations.read(id)) {
            changes.publish(new Change(READ, currentMember.require().id().toString()));
        }
    }

    /**
     * What the asker has typed into a conversation and not sent.
     *
     * @param answered the message that it answers; null for the conversation itself
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public Optional<Draft> draft(ConversationId id, @Nullable MessageId answered) {
        return conversations.draft(id, answered);
    }

    /** Keeps what the asker has typed into a conversation, or as an answer there; an empty text forgets it. */
    @PreAuthorize("hasRole('liaison-officer')")
    public void keepDraft(ConversationId id, @Nullable MessageId answered, Draft draft) {
        AuditEvent attempt = AuditEvent.of(AuditAction.MESSAGE_POSTED, ObjectKind.CONVERSATION, id)
                .with("draft", true);
        String text = draft.text().substring(0, Math.min(draft.text().length(), MessageData.LONGEST));
        labels.find(draft.label())
                .or(() -> read(() -> conversations.find(id))
                        .map(conversation -> standing(attempt, conversation.workspace(), draft.label())))
                .ifPresent(labelId -> attempts.write(
                        attempt, MessageNotAllowed::of, () -> conversations.keepDraft(id, answered, text, labelId)));
    }

    // What has the label from elsewhere keeps it, whether or not it may be given any more.
    private LabelId standing(AuditEvent attempt, WorkspaceId workspace, ConfidentialityLabel label) {
        return labels.find(label).orElseGet(() -> givenLabels.intern(attempt, MessageNotAllowed::of, workspace, label));
    }

    // Interning has a transaction of its own, before this one.
    private <T> T read(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private void begun(boolean inserted, ConversationId id) {
        if (!inserted) {
            throw new MessageNotAllowed(MessageNotAllowed.Why.BEYOND_RIGHTS);
        }
        changes.publish(new Change(TOPIC, id.toString()));
    }

    private static AuditEvent created(ConversationId id, WorkspaceId workspace) {
        return AuditEvent.of(AuditAction.CONVERSATION_CREATED, ObjectKind.CONVERSATION, id)
                .in(workspace);
    }
}
