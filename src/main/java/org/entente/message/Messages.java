package org.entente.message;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.access.CurrentMember;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.TermDigest;
import org.entente.label.InvalidLabel;
import org.entente.label.LabelId;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.Notice;
import org.entente.member.Person;
import org.entente.shared.MemberId;
import org.entente.shared.WorkspaceId;
import org.entente.workspace.GivenLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The messages that the asker may read and write: which those are, the database decides. */
@Service
public class Messages {

    /**
     * Topic of {@link LiveChanges}: a message was sent, changed, labelled anew, withdrawn or acknowledged; the id is the conversation's and the
     * message's, with a slash between. {@link MessageChange} reads it.
     */
    public static final String TOPIC = "message";

    /** The most messages that a page has. */
    public static final int MOST_ROWS = 500;

    private final MessageRepository messages;
    private final ConversationRepository conversations;
    private final GivenLabels labels;
    private final AuditLog log;
    private final LiveChanges changes;
    private final ApplicationEventPublisher events;
    private final CurrentMember currentMember;
    private final Attempts attempts;
    private final TermDigest terms;

    Messages(
            MessageRepository messages,
            ConversationRepository conversations,
            GivenLabels labels,
            AuditLog log,
            LiveChanges changes,
            ApplicationEventPublisher events,
            CurrentMember currentMember,
            Attempts attempts,
            TermDigest terms) {
        this.messages = messages;
        this.conversations = conversations;
        this.labels = labels;
        this.log = log;
        this.changes = changes;
        this.events = events;
        this.currentMember = currentMember;
        this.attempts = attempts;
        this.terms = terms;
    }

    /**
     * The messages of a conversation that answer no other, the newest first. It is entered from which to which they go.
     *
     * @param before only those with a lower {@link Message#place}; {@link Long#MAX_VALUE} begins at the newest
     * @param limit 1 to {@link #MOST_ROWS}
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<Message> page(ConversationId conversation, long before, int limit) {
        List<Message> found = messages.page(conversation, before, Math.clamp(limit, 1, MOST_ROWS));
        AuditEvent event = placed(
                        AuditEvent.of(AuditAction.MESSAGES_LISTED, ObjectKind.CONVERSATION, conversation), conversation)
                .with("rows", found.size());
        log.append(
                found.isEmpty()
                        ? event
                        : event.with("oldest", found.getLast().id())
                                .with("newest", found.getFirst().id()));
        return found;
    }

    /** How many messages a page from the newest on must have to reach one, or what it answers; 0 if that is not there. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public int reach(ConversationId conversation, MessageId message) {
        return messages.sinceAndWith(conversation, message, MOST_ROWS);
    }

    /** The answers to a message, the oldest first: on the page of a thread, whose opening is entered. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public List<Message> answers(MessageId thread) {
        return messages.answers(thread, MOST_ROWS);
    }

    /** The message, if it is there for the asker; otherwise an entry tells the auditor of the attempt. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public Optional<Message> open(MessageId id) {
        Optional<Message> found = messages.find(id);
        found.ifPresentOrElse(
                message -> log.append(placed(
                        AuditEvent.of(AuditAction.MESSAGE_OPENED, ObjectKind.MESSAGE, id), message.conversation())),
                () -> log.notGiven(ObjectKind.MESSAGE, id.toString()));
        return found;
    }

    /**
     * Enters that messages came in while the conversation was open, and so were read: for the page that showed them, which gathers them
     * over a short time.
     *
     * @param rows how many, from the first to the last of them
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public void cameIn(ConversationId conversation, MessageId first, MessageId last, int rows) {
        log.append(
                placed(AuditEvent.of(AuditAction.MESSAGES_LISTED, ObjectKind.CONVERSATION, conversation), conversation)
                        .with("rows", rows)
                        .with("oldest", first)
                        .with("newest", last)
                        .with("live", true));
    }

    /** The same of answers that came in beside the message that they answer. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public void answersCameIn(ConversationId conversation, MessageId thread, int rows) {
        log.append(placed(AuditEvent.of(AuditAction.MESSAGE_OPENED, ObjectKind.MESSAGE, thread), conversation)
                .with("rows", rows)
                .with("live", true));
    }

    /**
     * As {@link #open}, for a page that shows its conversation already: enters nothing, for {@link #cameIn} tells of what is new there.
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public Optional<Message> again(MessageId id) {
        return messages.find(id);
    }

    /**
     * Sends a message. Whom it mentions by an @ and the whole name is told, if that person may read it.
     *
     * @throws InvalidLabel if the policy does not allow the label
     * @throws MessageNotThere if the conversation, or the message that it answers, is not there for the asker
     * @throws MessageNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public MessageId post(ConversationId to, MessageData data) {
        MessageId id = new MessageId(UUID.randomUUID());
        AuditEvent attempt = AuditEvent.of(AuditAction.MESSAGE_POSTED, ObjectKind.CONVERSATION, to);
        Conversation conversation = attempts.write(
                attempt, MessageNotAllowed::of, () -> conversations.find(to).orElseThrow(MessageNotThere::new));
        LabelId label = labels.intern(attempt, MessageNotAllowed::of, conversation.workspace(), data.label());
        attempts.write(attempt, MessageNotAllowed::of, () -> {
            List<Person> audience = conversations.audience(to, label);
            Set<MemberId> mentioned = mentioned(data.text(), audience);
            if (!messages.insert(id, to, data, label, mentioned)) {
                throw new MessageNotThere();
            }
            log.append(event(AuditAction.MESSAGE_POSTED, id, conversation)
                    .with("label", label.value())
                    .with("precedence", data.precedence())
                    .with("acknowledge", data.acknowledge()));
            tell(conversation, id);
            notices(conversation, id, data, label, audience, mentioned);
        });
        return id;
    }

    /**
     * Changes the text of one's own message that was read at a version; what it said before stays to be read.
     *
     * @throws MessageChangedMeanwhile if it was changed since
     * @throws MessageNotThere if it is not there for the asker
     * @throws MessageNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void edit(MessageId id, int version, String text) {
        String clean = MessageData.clean(text);
        change(AuditAction.MESSAGE_EDITED, id, (message, conversation) -> {
            if (!messages.edit(id, version, clean, mentioned(clean, conversations.audience(id)))) {
                throw message.mine() && message.version() != version
                        ? new MessageChangedMeanwhile()
                        : new MessageNotAllowed(MessageNotAllowed.Why.BEYOND_RIGHTS);
            }
        });
    }

    /**
     * Takes back one's own message for all who read it. That there was one stays to be seen; what it said, to its author alone.
     *
     * @throws MessageNotThere if it is not there for the asker
     * @throws MessageNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void withdraw(MessageId id) {
        change(AuditAction.MESSAGE_WITHDRAWN, id, (message, conversation) -> {
            if (!messages.withdraw(id)) {
                throw new MessageNotAllowed(MessageNotAllowed.Why.BEYOND_RIGHTS);
            }
        });
    }

    /**
     * Acknowledges a message that asks for it; again is nothing.
     *
     * @throws MessageNotThere if it is not there for the asker
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void acknowledge(MessageId id) {
        change(AuditAction.MESSAGE_ACKNOWLEDGED, id, (message, conversation) -> messages.acknowledge(id));
    }

    /**
     * Who has acknowledged one's own message, and who has not of those who may read it now.
     *
     * @throws MessageNotThere if it is not the asker's
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public Acknowledgments acknowledgments(MessageId id) {
        Message message = messages.find(id).filter(Message::mine).orElseThrow(MessageNotThere::new);
        Conversation conversation = conversations.find(message.conversation()).orElseThrow(MessageNotThere::new);
        List<Acknowledgments.Given> given = messages.acknowledgments(id);
        Set<MemberId> done = given.stream().map(one -> one.by().id()).collect(Collectors.toCollection(HashSet::new));
        done.add(currentMember.require().id());
        log.append(event(AuditAction.ACKNOWLEDGMENTS_OPENED, id, conversation));
        return new Acknowledgments(
                given,
                conversations.audience(id).stream()
                        .filter(person -> !done.contains(person.id()))
                        .toList());
    }

    /** What a message said before, the latest first, to whoever may read it; of a withdrawn one to its author alone. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<MessageVersion> versions(MessageId id) {
        AuditEvent event = AuditEvent.of(AuditAction.MESSAGE_VERSIONS_OPENED, ObjectKind.MESSAGE, id);
        log.append(messages.find(id)
                .map(message -> placed(event, message.conversation()))
                .orElse(event));
        return messages.versions(id);
    }

    /**
     * The messages that hold, for each word of the text, one that begins with it; the newest first. It is entered which these were,
     * for they are shown whole.
     *
     * @param workspace null searches all of the asker's
     * @param conversation null searches all of them
     * @param limit 1 to {@link #MOST_ROWS}
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<MessageHit> search(
            @Nullable WorkspaceId workspace, @Nullable ConversationId conversation, String text, int limit) {
        List<MessageHit> found = messages.search(workspace, conversation, text, Math.clamp(limit, 1, MOST_ROWS));
        AuditEvent event = AuditEvent.of(AuditAction.MESSAGES_SEARCHED, ObjectKind.CONVERSATION, conversation)
                .with("rows", found.size());
        if (!found.isEmpty()) {
            event = event.with(
                    "found",
                    found.stream().map(hit -> hit.message().id().toString()).collect(Collectors.joining(" ")));
        }
        AuditEvent placed =
                workspace != null ? event.in(workspace) : conversation != null ? placed(event, conversation) : event;
        log.append(terms.into(placed, text));
        return found;
    }

    private void change(AuditAction action, MessageId id, Act act) {
        attempts.write(AuditEvent.of(action, ObjectKind.MESSAGE, id), MessageNotAllowed::of, () -> {
            Message message = messages.find(id).orElseThrow(MessageNotThere::new);
            Conversation conversation =
                    conversations.find(message.conversation()).orElseThrow(MessageNotThere::new);
            act.on(message, conversation);
            log.append(event(action, id, conversation));
            tell(conversation, id);
        });
    }

    private void tell(Conversation conversation, MessageId id) {
        changes.publish(new Change(TOPIC, new MessageChange(conversation.id(), id, false).toString()));
    }

    // Each person once, for the most pressing reason.
    private void notices(
            Conversation conversation,
            MessageId id,
            MessageData data,
            LabelId label,
            List<Person> audience,
            Set<MemberId> mentioned) {
        MemberId me = currentMember.require().id();
        Set<MemberId> all =
                audience.stream().map(Person::id).filter(one -> !one.equals(me)).collect(Collectors.toSet());
        String kind = data.acknowledge()
                ? "message.acknowledge"
                : data.precedence().isUrgent()
                        ? "message.urgent"
                        : conversation.kind() == Conversation.Kind.DIRECT ? "message.direct" : "message.mention";
        Set<MemberId> to = kind.equals("message.mention")
                ? all.stream().filter(mentioned::contains).collect(Collectors.toSet())
                : all;
        if (!to.isEmpty()) {
            events.publishEvent(
                    new Notice(kind, to, conversation.workspace(), label, "messages/" + conversation.id() + "/" + id));
        }
    }

    private AuditEvent placed(AuditEvent event, ConversationId conversation) {
        return conversations.workspace(conversation).map(event::in).orElse(event);
    }

    private static Set<MemberId> mentioned(String text, Collection<Person> audience) {
        return audience.stream()
                .filter(person -> text.contains("@" + person.displayName()))
                .map(Person::id)
                .collect(Collectors.toSet());
    }

    private static AuditEvent event(AuditAction action, MessageId id, Conversation conversation) {
        return AuditEvent.of(action, ObjectKind.MESSAGE, id)
                .in(conversation.workspace())
                .with("conversation", conversation.id());
    }

    private interface Act {
        void on(Message message, Conversation conversation);
    }
}
