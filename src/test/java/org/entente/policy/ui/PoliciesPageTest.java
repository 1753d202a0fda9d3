package org.entente.policy.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.upload.Upload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.access.Roles;
import org.entente.label.Labels;
import org.entente.label.PolicyEdition;
import org.entente.label.TestPolicies;
import org.entente.testing.PageTest;
import org.entente.uikit.MarkingChip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator sees what a policy is before it is put in force, and what is in force. */
class PoliciesPageTest extends PageTest {

    @Autowired
    private Labels labels;

    private final TestPolicies one = new TestPolicies();
    private BrowserlessUIContext window;

    @BeforeEach
    void openPolicies() {
        window = open(fixture.official(fixture.newNation().value(), Roles.ADMINISTRATOR), "administration/policies");
    }

    @Test
    void refusedDocumentIsToldWithItsPlaceAndCannotBePutInForce() {
        press(window, "Load policy");
        upload(new String(one.document(), StandardCharsets.UTF_8)
                .replace("2.1", "3.0")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(verdict())
                .isEqualTo(
                        "Line 1, column 78: SPIF 3.0 is not read, only SPIF 2.1. Correct the file and choose it again");
        assertThat(confirm().isEnabled()).isFalse();
    }

    @Test
    void documentIsShownBeforeItIsPutInForceAndIsInForceWhenThatIsConfirmed() {
        press(window, "Load policy");
        assertThat(confirm().isEnabled()).isFalse();

        upload(one.document());

        assertThat(text(window.find(PolicyPreview.class).single()))
                .contains(one.name(), one.oid(), "OPEN", "CLOSED", one.name() + " SHUT", "Categories: 2 values")
                .contains("Project: restrictive, 2 values", "The portal does not know this policy yet.");
        assertThat(labels.policies().current(one.name())).isEmpty();

        window.test(confirm()).click();

        assertThat(notices(window)).anyMatch(notice -> notice.contains(one.name() + " is in force, edition 1"));
        assertThat(labels.policies().current(one.name())).isPresent();
        assertThat(names()).contains(one.name(), "ENTENTE", "US-STYLE", "TLP");
        assertThat(window.find(MarkingChip.class).exists()).isFalse();
    }

    @Test
    void equivalentsAreShownWithWhetherTheyHoldForEveryLabel() {
        String document = new String(one.document("SHUT", false, List.of(new TestPolicies())), StandardCharsets.UTF_8);
        String condition = """
                <requiredCategory operation="all"><categoryGroup tagSetRef="Project" tagType="restrictive" lacv="1"/></requiredCategory>
                """;
        press(window, "Load policy");

        upload(document.getBytes(StandardCharsets.UTF_8));
        assertThat(text(window.find(PolicyPreview.class).single()))
                .contains("reads what is labelled CLOSED, once that policy is loaded")
                .doesNotContain("if it carries");

        upload(document.replaceFirst(
                        "(lacv=\"2\" applied=\"both\")/>", "$1>" + condition + "</equivalentClassification>")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(text(window.find(PolicyPreview.class).single()))
                .contains("reads what is labelled OPEN, once that policy is loaded")
                .contains(
                        "reads what is labelled CLOSED, if it carries what the document asks for, once that policy is loaded");
    }

    @Test
    void pageOfAnotherAdministratorHearsOfANewPolicy() {
        BrowserlessUIContext others =
                open(fixture.official(fixture.newNation().value(), Roles.ADMINISTRATOR), "administration/policies");
        window.activate();
        press(window, "Load policy");
        upload(one.document());
        window.test(confirm()).click();

        eventually(others, () -> assertThat(names(others)).contains(one.name()));
    }

    private void upload(byte[] document) {
        window.test(window.find(Upload.class).single()).upload("policy.xml", "application/xml", document);
    }

    private String verdict() {
        return text(window.find(com.vaadin.flow.component.html.Paragraph.class)
                .withCondition(paragraph -> paragraph.hasClassName("import-verdict"))
                .single());
    }

    private Button confirm() {
        return window.find(Button.class)
                .withCondition(button -> button.getText().equals("Put in force"))
                .single();
    }

    private List<String> names() {
        return names(window);
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(BrowserlessUIContext window) {
        Grid<PolicyEdition> grid = window.find(Grid.class).single();
        return grid.getListDataView().getItems().map(PolicyEdition::name).toList();
    }
}
