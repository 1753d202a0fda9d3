package org.entente;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Html;
import java.util.ArrayList;
import java.util.List;
import org.entente.access.Act;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.MessageData;
import org.entente.message.Messages;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.testing.PortalProperties;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/** A second portal on the same database: what is written there is on this one's screens without reloading, and on no other's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoPortalsTest extends PageTest {

    private ConfigurableApplicationContext other;
    private Act there;
    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private Person polish;

    @BeforeAll
    void startTheOther() {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
        PortalProperties.register((name, value) -> arguments.add("--" + name + "=" + value.get()));
        SecurityContextHolderStrategy ours = SecurityContextHolder.getContextHolderStrategy();
        other = new SpringApplicationBuilder(PortalApplication.class, Act.class)
                .initializers(context -> context.addBeanFactoryPostProcessor(beans -> share(ours, beans)))
                .run(arguments.toArray(String[]::new));
        there = other.getBean(Act.class);
    }

    // Who is asking is kept by one static holder of the JVM, which a portal takes over when it starts: two in one JVM
    // share it.
    private static void share(SecurityContextHolderStrategy ours, ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanNamesForType(SecurityContextHolderStrategy.class, true, false)) {
            ((BeanDefinitionRegistry) beans).removeBeanDefinition(name);
            beans.registerSingleton(name, ours);
        }
    }

    @AfterAll
    void stopTheOther() {
        other.close();
    }

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
    }

    @Test
    void messageSentOnOnePortalIsOnTheOthersScreensOfThoseWhoMayReadIt() {
        ConversationId channel = there.get(
                british.subject(),
                () -> other.getBean(Conversations.class)
                        .create(workspace, fixture.label("RESTRICTED", "GBR", "FRA"), "Across the sea"));
        var reading = open(french, "messages/" + channel);
        var list = open(french, "messages");
        var notReleased = open(polish, "messages");
        String before = text(notReleased.getUI());
        there.as(
                british.subject(),
                () -> other.getBean(Messages.class)
                        .post(
                                channel,
                                MessageData.of("Sent on the other portal", fixture.label("RESTRICTED", "GBR", "FRA"))));
        eventually(reading, () -> assertThat(html(reading)).contains("Sent on the other portal"));
        eventually(list, () -> assertThat(text(list.getUI())).contains("Across the sea"));
        notReleased.activate();
        notReleased.roundTrip();
        assertThat(text(notReleased.getUI())).isEqualTo(before);
    }

    @Test
    void planChangedOnOnePortalIsChangedOnTheOthersScreens() {
        ExercisePlans plans = other.getBean(ExercisePlans.class);
        ExercisePlanId plan = there.get(
                british.subject(),
                () -> plans.create(workspace, fixture.label("RESTRICTED", "GBR", "FRA"), Fixture.plan("Before it")));
        var reading = open(french, "exercises/" + plan);
        assertThat(title(reading)).isEqualTo("Before it");
        there.as(british.subject(), () -> plans.change(plan, 0, Fixture.plan("After it")));
        eventually(reading, () -> assertThat(title(reading)).isEqualTo("After it"));
    }

    private static String html(BrowserlessUIContext window) {
        return String.join(
                "\n",
                window.find(Html.class).all().stream().map(Html::getInnerHtml).toList());
    }
}
