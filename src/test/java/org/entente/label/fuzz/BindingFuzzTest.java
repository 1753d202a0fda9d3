package org.entente.label.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;
import org.entente.label.binding.BindingReader;
import org.entente.label.binding.ReadBinding;
import org.junit.jupiter.api.AfterAll;

/** Whatever is given as a binding is refused, or is read and reported on. */
class BindingFuzzTest {

    private static final Runs RUNS = new Runs();
    private static final BindingReader READER = new BindingReader(List.of());
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    @DictionaryEntries({
        "<mb:MetadataBinding>",
        "<mb:Metadata>",
        "<mb:Data>",
        "<mb:DataReference URI=\"a.txt\"/>",
        "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">",
        "<ds:SignedInfo>",
        "<ds:Reference URI=\"\">",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
    })
    @FuzzTest(maxDuration = "", maxExecutions = Runs.ASKED)
    void isRefusedOrUnderstood(byte[] document) {
        RUNS.run(() -> judge(document));
    }

    @AfterAll
    static void ranOftenEnough() {
        RUNS.areEnough("the reader of bindings");
    }

    private static void judge(byte[] document) {
        ReadBinding read = READER.read(document, NOW);
        assertThat(read).isNotNull();
    }
}
