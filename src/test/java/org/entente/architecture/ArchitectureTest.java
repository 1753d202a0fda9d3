package org.entente.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@AnalyzeClasses(packages = "org.entente", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule pagesAloneKnowVaadin = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.entente",
                    "org.entente..ui..",
                    "org.entente.uikit..",
                    "org.entente.shell..",
                    "org.entente.access..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..");

    @ArchTest
    static final ArchRule pagesDoNotReachAroundTheirService = noClasses()
            .that()
            .resideInAnyPackage("org.entente..ui..", "org.entente.uikit..", "org.entente.shell..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule repositoriesAreHiddenAndJoinTheirServicesTransaction = classes()
            .that()
            .areAnnotatedWith(Repository.class)
            .or()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .notBePublic()
            .andShould(beAnnotatedForMandatoryTransactions());

    @ArchTest
    static final ArchRule fieldsAreNotInjected =
            noFields().should().beAnnotatedWith(Autowired.class).as("constructors receive what a class needs");

    // Strict Content-Security-Policy: what happens in the browser comes from our own modules, which are served as
    // files.
    @ArchTest
    static final ArchRule noScriptIsSentAsText = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<JavaMethodCall>("send a script as text") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getName().equals("executeJs")
                            || call.getName().equals("executeJavaScript")
                            || call.getName().equals("evaluateJs");
                }
            });

    // Waiting is for events. These two wait for servers that send none.
    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .that()
            .resideOutsideOfPackage("org.entente.standalone..")
            .and()
            .doNotHaveFullyQualifiedName("org.entente.live.ChangeListener")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", Duration.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class);

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Dto")
            .orShould()
            .haveSimpleNameEndingWith("Cmd")
            .orShould()
            .haveNameMatching(".*(?<!Transaction)Manager");

    @ArchTest
    static final ArchRule pagesAreHidden = classes()
            .that(are(annotatedWith("com.vaadin.flow.router.Route")))
            .and()
            .resideInAPackage("org.entente..ui..")
            .should()
            .notHaveModifier(PUBLIC);

    @ArchTest
    static final ArchRule oneMachineModeIsNotLoadedByTheRest = noClasses()
            .that()
            .resideOutsideOfPackages("org.entente.standalone..", "org.entente")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.entente.standalone..");

    // Whoever checks the log must not trust what wrote it, and starts in a plain JVM.
    @ArchTest
    static final ArchRule whatChecksTheLogSharesNothingWithWhatWritesIt = classes()
            .that()
            .resideInAPackage("org.entente.audit.verify..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.entente.audit.verify..", "java..", "org.jspecify..");

    private static ArchCondition<JavaClass> beAnnotatedForMandatoryTransactions() {
        return new ArchCondition<>("be @Transactional(propagation = MANDATORY)") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean mandatory = type.tryGetAnnotationOfType(Transactional.class)
                        .map(annotation -> annotation.propagation() == Propagation.MANDATORY)
                        .orElse(false);
                if (!mandatory) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " joins no transaction"));
                }
            }
        };
    }
}
