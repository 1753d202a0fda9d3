package org.entente.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditLog;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;

/**
 * The audit trail is complete: what comes through any door of the portal reaches an entry, or stands, with the reason, in the tables of
 * {@code docs/audit-trail.md} that say what is not entered.
 */
class TrailTest {

    private static final Path DOCUMENT = Path.of("docs/audit-trail.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private static final CallGraph CALLS =
            new CallGraph(method -> method.getOwner().getPackageName().startsWith("org.entente"));

    @Test
    void everyDoorEntersWhatIsDoneOrIsListedWithTheReasonForNone() {
        assertThat(doorsWithout(TrailTest::entersAnything))
                .as("doors that reach no entry, and doors that the first table under \"Not entered\" lists")
                .containsExactlyInAnyOrderElementsOf(listed("why nothing is entered"));
    }

    @Test
    void everyDoorEntersItsSuccessOrIsListedWithTheReasonForOnlyRefusals() {
        Set<String> onlyRefusals = doorsWithout(TrailTest::entersSuccess);
        onlyRefusals.removeAll(doorsWithout(TrailTest::entersAnything));
        assertThat(onlyRefusals)
                .as("doors that reach entries of refusals alone, and doors that the second table lists")
                .containsExactlyInAnyOrderElementsOf(
                        listed("what is entered is only what was refused or failed, since"));
    }

    @Test
    void everyActionIsEnteredBySomething() {
        Set<String> used = Code.ALL.stream()
                .filter(type -> !type.isEquivalentTo(AuditAction.class)
                        && !type.getPackageName().startsWith("org.entente.review"))
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTarget().getOwner().isEquivalentTo(AuditAction.class))
                .map(access -> access.getTarget().getName())
                .collect(Collectors.toSet());
        assertThat(AuditAction.values())
                .filteredOn(action -> action != AuditAction.UNKNOWN)
                .allSatisfy(action -> assertThat(used).contains(action.name()));
    }

    @Test
    void everyActionIsInTheDocumentAndNoOther() {
        Set<String> documented = document().stream()
                .dropWhile(line -> !line.equals("## What is entered"))
                .dropWhile(line -> !line.startsWith("| action |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(line -> names(line.split("\\|")[1]))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AuditAction.values())
                        .map(AuditAction::name)
                        .toList());
    }

    private static boolean entersSuccess(JavaCodeUnit unit) {
        return unit.getOwner().isEquivalentTo(AuditLog.class) && unit.getName().equals("append");
    }

    private static boolean entersAnything(JavaCodeUnit unit) {
        return entersSuccess(unit)
                || unit.getOwner().isEquivalentTo(AuditLog.class)
                        && List.of("refused", "notGiven", "heard").contains(unit.getName());
    }

    private static Set<String> doorsWithout(Predicate<JavaCodeUnit> entry) {
        Set<String> without = new TreeSet<>();
        doors().forEach((name, code) -> {
            if (code.stream().anyMatch(one -> !CALLS.reaches(one, entry))) {
                without.add(name);
            }
        });
        return without;
    }

    // By name; each is of one or several pieces of code, any of which may be used alone.
    private static Map<String, List<List<? extends JavaCodeUnit>>> doors() {
        Map<String, List<List<? extends JavaCodeUnit>>> doors = new TreeMap<>();
        Stream.concat(
                        Code.ALL.stream()
                                .filter(TrailTest::offersItsMethods)
                                .flatMap(type -> type.getMethods().stream()
                                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                                        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))),
                        Code.ALL.stream()
                                .flatMap(type -> type.getMethods().stream()
                                        .filter(method -> method.isAnnotatedWith(Scheduled.class)
                                                || method.isAnnotatedWith(EventListener.class)
                                                || method.isMetaAnnotatedWith(EventListener.class))))
                .forEach(method -> doors.computeIfAbsent(
                                method.getOwner().getSimpleName() + "." + method.getName(), name -> new ArrayList<>())
                        .add(List.of(method)));
        Code.ALL.stream()
                .filter(type -> type.isTopLevelClass() && !type.isInterface())
                .filter(type -> withNested(type).anyMatch(TrailTest::answersRequests))
                .forEach(type -> doors.put(
                        type.getSimpleName(),
                        List.of(withNested(type)
                                .flatMap(one -> one.getCodeUnits().stream())
                                .toList())));
        return doors;
    }

    // Public beans of features and of what they stand on: others' code, pages first, can reach them.
    private static boolean offersItsMethods(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && (type.isAnnotatedWith(Component.class) || type.isMetaAnnotatedWith(Component.class))
                && !type.getPackageName().matches("org\\.entente(\\.(uikit|shell|.*\\.ui))?");
    }

    private static boolean answersRequests(JavaClass type) {
        return type.isAnnotatedWith(Route.class)
                || type.isAnnotatedWith(Controller.class)
                || type.isMetaAnnotatedWith(Controller.class)
                || Stream.of(Servlet.class, Filter.class, RequestHandler.class).anyMatch(type::isAssignableTo)
                || type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> Stream.of(DownloadHandler.class, UploadHandler.class)
                                .anyMatch(dependency.getTargetClass()::isAssignableTo));
    }

    private static Stream<JavaClass> withNested(JavaClass type) {
        return Code.ALL.stream().filter(one -> one.equals(type) || one.getName().startsWith(type.getName() + "$"));
    }

    private static Set<String> listed(String heading) {
        Set<String> doors = doors().keySet();
        return document().stream()
                .dropWhile(line -> !line.equals("| door | " + heading + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .peek(line -> assertThat(line).as("a line with its reason").matches("\\| `.+` \\| .{10,} \\|"))
                .flatMap(line -> names(line.split("\\|")[1]))
                .flatMap(name -> name.endsWith(".*")
                        ? doors.stream().filter(door -> door.startsWith(name.substring(0, name.length() - 1)))
                        : Stream.of(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(String cell) {
        return NAME.matcher(cell).results().map(found -> found.group(1));
    }

    private static List<String> document() {
        try {
            return Files.readAllLines(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
