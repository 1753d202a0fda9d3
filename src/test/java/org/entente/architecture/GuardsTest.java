package org.entente.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;

/** Two locks on every door: each page says who may open it, each method of a service who may call it. */
class GuardsTest {

    /** Pages for people who have no role, or no session. They show nothing but their own words. */
    private static final Set<String> PAGES_WITHOUT_A_ROLE = Set.of(
            // Where a session's pages go when it has ended.
            "org.entente.shell.SignedOutView",
            // For everyone who signed in, before anything else is shown.
            "org.entente.shell.NoticeView",
            // For people whom Keycloak knows and the portal does not.
            "org.entente.shell.NoPlaceView");

    /** Classes whose methods anybody's code may call, and why that gives nothing away. */
    private static final Set<String> SERVICES_WITHOUT_A_ROLE = Set.of(
            // Knows labels, not objects: whoever calls has the label's id from a row that the database let through.
            "org.entente.label.Labels",
            "org.entente.label.CoalitionPolicy",
            // Know policies, not objects: administrators' SecurityPolicies stands before what changes one.
            "org.entente.label.PolicyStore",
            "org.entente.label.PolicyDecisions",
            // Only adds; the database holds each entry to the member of the transaction.
            "org.entente.audit.AuditLog",
            // Vouches for what the log itself says; the database holds that to the member of the transaction.
            "org.entente.audit.sealing.EntryVoucher",
            // Work in the role and the transaction of the guarded services that call them, which the row policies hold
            // to.
            "org.entente.audit.sealing.Inspections",
            "org.entente.audit.sealing.EvidenceWriter",
            "org.entente.audit.sealing.SealedEntries",
            // Goes on from what an operator named at the start of a portal, when nobody is signed in.
            "org.entente.audit.sealing.LogRestoration",
            // Says which of five troubles there are with the log; anybody may follow the log itself.
            "org.entente.audit.sealing.LogTroubles",
            // Runs what its caller could run without it, and enters what came of it.
            "org.entente.audit.Attempts",
            // Takes no wish of what is to expire: the rules that administrators set decide, in the database.
            "org.entente.workspace.ContentExpiry",
            // Runs when nobody is signed in; the database refuses it once there is a member.
            "org.entente.member.Founding",
            // Who is asking, and the asker's own session: they come before roles.
            "org.entente.access.CurrentMember",
            "org.entente.access.Sessions",
            // There is no such bean without demo data; what it does goes through the guards.
            "org.entente.access.DemoIdentity",
            // Acts as whoever made the secret address that it is given, in a role that opens the calendar alone.
            "org.entente.access.FeedIdentity",
            // Topics and ids, never content.
            "org.entente.live.LiveChanges");

    @Test
    void everyPageSaysOnceWhoMayOpenIt() {
        List<JavaClass> pages = pages().toList();
        assertThat(pages)
                .isNotEmpty()
                .allSatisfy(page -> assertThat(
                                Stream.of(RolesAllowed.class, PermitAll.class, AnonymousAllowed.class, DenyAll.class)
                                        .filter(page::isAnnotatedWith))
                        .as("access annotations of " + page.getName())
                        .hasSize(1));
    }

    @Test
    void onlyListedPagesAreOpenWithoutARole() {
        Set<String> open = pages().filter(
                        page -> page.isAnnotatedWith(PermitAll.class) || page.isAnnotatedWith(AnonymousAllowed.class))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(open).isEqualTo(new TreeSet<>(PAGES_WITHOUT_A_ROLE));
    }

    @Test
    void everyMethodThatAServiceOffersIsGuarded() {
        Set<String> unguarded = services()
                .filter(service -> !SERVICES_WITHOUT_A_ROLE.contains(service.getName()))
                .flatMap(service -> service.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(method -> !guarded(method))
                .map(JavaMethod::getFullName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unguarded).isEmpty();
        // The list names nothing that is gone or has a guard by now.
        assertThat(services().map(JavaClass::getName)).containsAll(SERVICES_WITHOUT_A_ROLE);
    }

    @Test
    void everyGuardAsksForARole() {
        assertThat(services()
                        .flatMap(service -> service.getMethods().stream())
                        .flatMap(method -> method.tryGetAnnotationOfType(PreAuthorize.class).stream()))
                .isNotEmpty()
                .allSatisfy(guard -> assertThat(guard.value())
                        .matches("(hasRole\\('[a-z-]+'\\)|hasAnyRole\\('[a-z-]+'(, '[a-z-]+')*\\))"));
    }

    // Public beans of features and of what they stand on: others' code can reach them.
    private static Stream<JavaClass> services() {
        return Code.ALL
                .that(DescribedPredicate.describe(
                        "are public beans outside of pages",
                        type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                                && (type.isAnnotatedWith(Component.class) || type.isMetaAnnotatedWith(Component.class))
                                && !type.getPackageName().matches("org\\.entente(\\.(uikit|shell|.*\\.ui))?")))
                .stream();
    }

    private static Stream<JavaClass> pages() {
        return Code.ALL.stream().filter(type -> type.isAnnotatedWith(Route.class));
    }

    private static boolean guarded(JavaMethod method) {
        return method.isAnnotatedWith(PreAuthorize.class) || method.getOwner().isAnnotatedWith(PreAuthorize.class);
    }
}
