package org.entente.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which code of the portal may come to run when other code of it does. What stands in a lambda counts for the method around it; a
 * method reference and a constructor are calls; a call of an interface's method reaches all that implement it.
 */
final class CallGraph {

    private final Map<JavaCodeUnit, Set<JavaCodeUnit>> calls = new HashMap<>();

    /** Whether a call goes further than to what it names, to what overrides that. */
    private final Predicate<JavaMethod> spreads;

    CallGraph(Predicate<JavaMethod> spreads) {
        this.spreads = spreads;
    }

    /** Whether any of these may come to run any of those. */
    boolean reaches(Collection<? extends JavaCodeUnit> from, Predicate<? super JavaCodeUnit> wanted) {
        Set<JavaCodeUnit> seen = new HashSet<>(from);
        Deque<JavaCodeUnit> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            JavaCodeUnit one = open.pop();
            if (wanted.test(one)) {
                return true;
            }
            calls.computeIfAbsent(one, this::called).stream().filter(seen::add).forEach(open::push);
        }
        return false;
    }

    private Set<JavaCodeUnit> called(JavaCodeUnit from) {
        return Stream.concat(from.getCallsFromSelf().stream(), from.getCodeUnitReferencesFromSelf().stream())
                .map(JavaAccess::getTarget)
                .flatMap(target -> target.resolveMember().stream())
                .map(JavaCodeUnit.class::cast)
                .flatMap(this::withOverriding)
                .collect(Collectors.toSet());
    }

    private Stream<JavaCodeUnit> withOverriding(JavaCodeUnit named) {
        if (!(named instanceof JavaMethod method) || !spreads.test(method)) {
            return Stream.of(named);
        }
        List<String> parameters = HasName.Utils.namesOf(method.getRawParameterTypes());
        return Stream.concat(
                Stream.of(named),
                method.getOwner().getAllSubclasses().stream().flatMap(type -> overriding(type, method, parameters)));
    }

    private static Stream<JavaMethod> overriding(JavaClass type, JavaMethod method, List<String> parameters) {
        return type.getMethods().stream()
                .filter(one -> one.getName().equals(method.getName()))
                .filter(one -> one.getRawParameterTypes().size() == parameters.size());
    }
}
