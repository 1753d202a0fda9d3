package org.entente.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.access.Roles;
import org.entente.testing.PortalTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every door times every kind of person. The matrix is made from the code, by the very classes that decide when the portal runs,
 * and kept in {@code docs/access-matrix.md}: a door that is not in it, or opens to others than it says, fails the build.
 */
class AccessMatrixTest extends PortalTest {

    private static final Path KEPT = Path.of("docs/access-matrix.md");
    private static final Path MADE = Path.of("target/access-matrix.md");

    /** One address for each rule that stands before the pages. */
    private static final List<String> ADDRESSES = List.of(
            "/styles/any",
            "/components/any",
            "/icons/any",
            "/favicon.ico",
            "/signed-out",
            "/actuator/health",
            "/actuator/any",
            "/any");

    private enum Kind {
        ANONYMOUS("not signed in", null),
        NO_PLACE("no place", ""),
        OFFICER("liaison officer", Roles.LIAISON_OFFICER),
        ADMINISTRATOR("administrator", Roles.ADMINISTRATOR),
        NATION_ADMINISTRATOR("nation administrator", Roles.NATION_ADMINISTRATOR),
        AUDITOR("auditor", Roles.AUDITOR);

        private final String words;
        private final @Nullable String role;

        Kind(String words, @Nullable String role) {
            this.words = words;
            this.role = role;
        }
    }

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private WebInvocationPrivilegeEvaluator addresses;

    private final PreAuthorizeAuthorizationManager guards = new PreAuthorizeAuthorizationManager();
    private final Map<Kind, Authentication> people = new EnumMap<>(Kind.class);

    @BeforeEach
    void signEachIn() {
        for (Kind kind : Kind.values()) {
            people.put(kind, signIn(kind));
        }
    }

    @Test
    void everyDoorIsInTheMatrixAndOpensToThoseItNames() throws IOException {
        String made = matrix();
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);
        assertThat(made.lines().filter(line -> !kept().contains(line)))
                .as(
                        "doors that docs/access-matrix.md does not have like this; judge each, then copy target/access-matrix.md over it")
                .isEmpty();
        assertThat(kept().stream().filter(line -> !made.lines().toList().contains(line)))
                .as(
                        "lines of docs/access-matrix.md for which there is no such door; copy target/access-matrix.md over it")
                .isEmpty();
    }

    private static List<String> kept() {
        try {
            return Files.exists(KEPT) ? Files.readAllLines(KEPT) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String matrix() {
        StringBuilder text = new StringBuilder("""
                # Access matrix

                Every door of the portal times every kind of person, made from the code by a test (`AccessMatrixTest`), which fails when this
                file tells otherwise. It shows the first two locks, page and service. Which objects somebody finds behind an open door, the
                row policies decide: see [the security model](security-model.md).

                *No place* is somebody whom Keycloak lets in and the portal has no member for. *Own code* marks methods without a guard, which
                `GuardsTest` lists with the reason. A push tells only that something changed: whoever hears it reads again as oneself.
                """);
        table(text, "Pages", "page", pages());
        table(text, "Addresses", "address", addresses());
        table(text, "Methods of services", "method", methods());
        table(text, "Downloads and uploads", "in the page", streams());
        table(text, "Push", "topic", topics());
        return text.toString();
    }

    private static void table(StringBuilder text, String title, String first, Map<String, String> rows) {
        text.append("\n## ").append(title).append("\n\n| ").append(first);
        for (Kind kind : Kind.values()) {
            text.append(" | ").append(kind.words);
        }
        text.append(" |\n|").append("---|".repeat(Kind.values().length + 1)).append('\n');
        rows.forEach((name, cells) ->
                text.append("| ").append(name).append(" | ").append(cells).append(" |\n"));
    }

    private Map<String, String> pages() {
        AccessAnnotationChecker checker = new AccessAnnotationChecker();
        Map<String, String> rows = new TreeMap<>();
        pageClasses()
                .forEach(page -> rows.put(
                        "`/" + page.getAnnotation(Route.class).value() + "` " + page.getSimpleName(), cells(kind -> {
                            Authentication who = authentication(kind);
                            return checker.hasAccess(
                                    page,
                                    kind == Kind.ANONYMOUS ? null : who,
                                    role -> AuthorityUtils.authorityListToSet(who.getAuthorities())
                                            .contains("ROLE_" + role));
                        })));
        return rows;
    }

    private Map<String, String> addresses() {
        Map<String, String> rows = new TreeMap<>();
        ADDRESSES.forEach(address -> rows.put("`" + address + "`", cells(kind -> allowed(address, kind))));
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getName().startsWith("org.entente")) {
                mapping.getPatternValues()
                        .forEach(pattern -> rows.put(
                                "`" + pattern + "` " + handler.getBeanType().getSimpleName(),
                                cells(kind -> allowed(pattern.replaceAll("\\{[^}]+}", "any"), kind)
                                        && passes(handler.getBeanType(), handler.getMethod(), kind))));
            }
        });
        return rows;
    }

    private boolean allowed(String address, Kind kind) {
        return addresses.isAllowed(address, authentication(kind));
    }

    private Map<String, String> methods() {
        Map<String, String> rows = new TreeMap<>();
        for (Class<?> service : services()) {
            for (Method method : offered(service)) {
                rows.put(
                        name(service, method),
                        guarded(service, method) ? cells(kind -> passes(service, method, kind)) : ownCode());
            }
        }
        return rows;
    }

    // Files go in and out through handlers that live in an open page: a door as wide as the narrowest service behind
    // it.
    private Map<String, String> streams() {
        Map<String, String> rows = new TreeMap<>();
        Set<Class<?>> services = services();
        for (JavaClass type : Code.ALL) {
            if (type.isTopLevelClass()
                    && withNested(type)
                            .anyMatch(one -> uses(one, DownloadHandler.class) || uses(one, UploadHandler.class))) {
                List<Method> called = withNested(type)
                        .flatMap(one -> one.getMethodCallsFromSelf().stream())
                        .map(JavaAccess::getTarget)
                        .filter(target -> services.stream()
                                .anyMatch(service -> service.getName()
                                        .equals(target.getOwner().getName())))
                        .flatMap(target -> offered(target.getOwner().reflect()).stream()
                                .filter(method -> method.getName().equals(target.getName())))
                        .filter(method -> guarded(method.getDeclaringClass(), method))
                        .distinct()
                        .toList();
                rows.put(
                        "`" + type.getSimpleName() + "`",
                        cells(kind -> kind.role != null
                                && !kind.role.isEmpty()
                                && called.stream()
                                        .allMatch(method -> passes(method.getDeclaringClass(), method, kind))));
            }
        }
        return rows;
    }

    private static Stream<JavaClass> withNested(JavaClass type) {
        return Code.ALL.stream().filter(one -> one.equals(type) || one.getName().startsWith(type.getName() + "$"));
    }

    private static boolean uses(JavaClass type, Class<?> handler) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().isAssignableTo(handler));
    }

    private Map<String, String> topics() {
        Map<String, String> rows = new TreeMap<>();
        for (JavaClass type : Code.ALL) {
            type.getFields().stream()
                    .filter(field -> field.getName().endsWith("TOPIC")
                            && field.getRawType().isEquivalentTo(String.class))
                    .forEach(field -> rows.put(
                            "`" + type.getSimpleName() + "." + field.getName() + "`",
                            cells(kind -> offered(type.reflect()).stream()
                                    .anyMatch(method ->
                                            guarded(type.reflect(), method) && passes(type.reflect(), method, kind)))));
        }
        return rows;
    }

    private boolean passes(Class<?> service, Method method, Kind kind) {
        AuthorizationResult result =
                guards.authorize(() -> authentication(kind), new SimpleMethodInvocation(new Object(), method) {
                    @Override
                    public Object getThis() {
                        return service;
                    }
                });
        return result == null || result.isGranted();
    }

    private Authentication authentication(Kind kind) {
        return Objects.requireNonNull(people.get(kind));
    }

    private Authentication signIn(Kind kind) {
        if (kind.role == null) {
            return new AnonymousAuthenticationToken(
                    "matrix", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
        }
        return kind.role.isEmpty()
                ? act.authentication(
                        "nobody's subject", List.of(Roles.LIAISON_OFFICER, Roles.ADMINISTRATOR, Roles.AUDITOR))
                : act.authentication(fixture.official("GBR", kind.role).subject());
    }

    private static String cells(Predicate<Kind> open) {
        return EnumSet.allOf(Kind.class).stream()
                .map(kind -> open.test(kind) ? "yes" : "–")
                .collect(Collectors.joining(" | "));
    }

    private static String ownCode() {
        return EnumSet.allOf(Kind.class).stream().map(kind -> "own code").collect(Collectors.joining(" | "));
    }

    private static Stream<Class<?>> pageClasses() {
        return Code.ALL.stream()
                .filter(type -> type.isAnnotatedWith(Route.class))
                .map(JavaClass::reflect);
    }

    private static Set<Class<?>> services() {
        Set<Class<?>> services = new TreeSet<>(Comparator.comparing(Class::getName));
        Code.ALL.stream()
                .filter(type -> Modifier.isPublic(type.reflect().getModifiers()))
                .filter(type -> type.isAnnotatedWith(Component.class) || type.isMetaAnnotatedWith(Component.class))
                .filter(type -> !type.getPackageName().matches("org\\.entente(\\.(uikit|shell|.*\\.ui))?"))
                .map(JavaClass::reflect)
                .forEach(services::add);
        return services;
    }

    private static List<Method> offered(Class<?> service) {
        List<Method> offered = new ArrayList<>();
        for (Method method : service.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic() && !ofItsLife(method)) {
                offered.add(method);
            }
        }
        return offered;
    }

    // What the container calls when the portal starts and stops.
    private static boolean ofItsLife(Method method) {
        return Stream.of(DisposableBean.class, InitializingBean.class, SmartLifecycle.class, ApplicationRunner.class)
                .filter(type -> type.isAssignableFrom(method.getDeclaringClass()))
                .flatMap(type -> Stream.of(type.getMethods()))
                .anyMatch(own -> own.getName().equals(method.getName()));
    }

    private static boolean guarded(Class<?> service, Method method) {
        return method.isAnnotationPresent(PreAuthorize.class) || service.isAnnotationPresent(PreAuthorize.class);
    }

    private static String name(Class<?> service, Method method) {
        return "`%s.%s(%s)`"
                .formatted(
                        service.getSimpleName(),
                        method.getName(),
                        Arrays.stream(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(", ")));
    }
}
