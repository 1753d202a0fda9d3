package org.entente.notification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.html.ListItem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.entente.agreement.AgreementData;
import org.entente.agreement.AgreementKind;
import org.entente.agreement.Agreements;
import org.entente.agreement.law.TermRule;
import org.entente.agreement.law.Terms;
import org.entente.document.Documents;
import org.entente.document.NewDocument;
import org.entente.exercise.ExercisePlans;
import org.entente.label.ConfidentialityLabel;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.MessageData;
import org.entente.message.Messages;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.training.CourseData;
import org.entente.training.Courses;
import org.entente.training.Discipline;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is new, of every feature, as each reader may read it. */
class NewHomeTest extends PageTest {

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Documents documents;

    @Autowired
    private Courses courses;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private Person polish;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        List.of(british, french, polish).forEach(person -> fixture.admit(workspace, person, AdmissionRole.CONTRIBUTOR));
    }

    @Test
    void whatIsNotReleasedToOneIsNotNewToOne() {
        something();
        var home = open(polish, "");
        assertThat(text(home.getUI())).doesNotContain("Heron");
    }

    @Test
    void whatIsNewOfEveryFeatureStandsTogether() {
        something();
        var home = open(french, "");
        assertThat(news(home))
                .anySatisfy(line -> assertThat(line).contains("Heron plan", "Exercise plan"))
                .anySatisfy(line -> assertThat(line).contains("Heron.txt", "Document"))
                .anySatisfy(line -> assertThat(line).contains("Heron course", "Course"))
                .anySatisfy(line -> assertThat(line).contains("Heron arrangement", "Agreement"))
                .anySatisfy(line -> assertThat(line).contains("Heron channel", "2 new in the conversation"))
                .noneSatisfy(line -> assertThat(line).contains("Heron has landed"));
    }

    @Test
    void whatOneHasReadOrWrittenIsNoNews() {
        ConversationId channel = something();
        act.as(french.subject(), () -> conversations.markRead(channel));
        assertThat(news(open(french, ""))).noneSatisfy(line -> assertThat(line).contains("Heron channel"));
        assertThat(news(open(british, ""))).noneSatisfy(line -> assertThat(line).contains("Heron channel"));
    }

    private ConversationId something() {
        ConfidentialityLabel label = fixture.label("RESTRICTED", "GBR", "FRA");
        return act.get(british.subject(), () -> {
            plans.create(workspace, label, Fixture.plan("Heron plan"));
            try {
                documents.store(
                        new NewDocument(workspace, label, "Heron.txt", null),
                        new ByteArrayInputStream(new byte[] {65}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            courses.create(
                    workspace,
                    label,
                    new CourseData(null, "Heron course", Discipline.LAND, null, List.of(), null, null, ""));
            agreements.create(
                    workspace,
                    label,
                    new AgreementData(
                            "Heron arrangement",
                            null,
                            AgreementKind.TECHNICAL_ARRANGEMENT,
                            false,
                            "",
                            null,
                            null,
                            null,
                            null,
                            Terms.asRecorded(Set.of(), new TermRule.Indefinite())));
            ConversationId channel = conversations.create(workspace, label, "Heron channel");
            messages.post(channel, MessageData.of("Heron has landed", label));
            messages.post(channel, MessageData.of("Heron has left", label));
            return channel;
        });
    }

    private static List<String> news(BrowserlessUIContext window) {
        return window.find(ListItem.class).all().stream().map(PageTest::text).toList();
    }
}
