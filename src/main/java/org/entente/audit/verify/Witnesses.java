package org.entente.audit.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The witnesses that were given, and those that a bundle names. */
final class Witnesses {

    private final Set<VerifierKey> given;
    /** With the nation that the bundle says it is of, or nothing. */
    private final Map<VerifierKey, String> nations = new LinkedHashMap<>();

    Witnesses(Evidence evidence, List<VerifierKey> given) {
        this.given = Set.copyOf(given);
        given.forEach(key -> nations.put(key, ""));
        evidence.witnesses().forEach(witness -> nations.put(witness.key(), witness.nation()));
    }

    List<VerifierKey> keys() {
        return List.copyOf(nations.keySet());
    }

    /** For findings: who saw a checkpoint. */
    String whose(Note note) {
        List<String> names = new ArrayList<>();
        for (VerifierKey key : nations.keySet()) {
            if (key.standing(note) == VerifierKey.Standing.VALID) {
                names.add(key.name());
            }
        }
        return names.isEmpty() ? "whoever kept it" : "witness " + String.join(" and ", names);
    }

    /** The witnesses that cosigned something here, each with the largest size of it. */
    List<Report.Cosigner> cosigners(Bundle bundle) {
        List<Report.Cosigner> cosigners = new ArrayList<>();
        for (VerifierKey key : nations.keySet()) {
            Report.Cosigner one = at(bundle.checkpoint(), key);
            for (Note note : bundle.cosigned()) {
                Report.Cosigner other = at(note, key);
                one = one == null || other != null && other.size() > one.size() ? other : one;
            }
            if (one != null) {
                cosigners.add(one);
            }
        }
        return cosigners;
    }

    /** How many signatures are by keys that nobody named. */
    int strangers(Bundle bundle, VerifierKey log) {
        int strangers = 0;
        for (Note.Signature signature : bundle.checkpoint().signatures()) {
            strangers += log.made(signature) || nations.keySet().stream().anyMatch(key -> key.made(signature)) ? 0 : 1;
        }
        return strangers;
    }

    private Report.@Nullable Cosigner at(Note note, VerifierKey key) {
        Instant at = key.cosignedAt(note).orElse(null);
        String nation = nations.get(key);
        return at == null
                ? null
                : new Report.Cosigner(
                        key,
                        nation == null || nation.isEmpty() ? null : nation,
                        given.contains(key),
                        Checkpoint.of(note).size(),
                        at);
    }
}
