package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import org.entente.audit.trail.EntryProof;
import org.entente.shared.NationCode;
import org.entente.uikit.Facts;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Times;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** What stands for it that an entry is in the log: its place, the checkpoint that covers it, and which nations witnessed one. */
class ProofFacts extends Div {

    /** @param proof null while the entry is not sealed */
    ProofFacts(@Nullable EntryProof proof) {
        if (proof == null) {
            add(new Paragraph(Words.of("review.proof.not-sealed")));
            return;
        }
        Facts facts = new Facts().add(Words.of("review.proof.index"), number(proof.index()));
        EntryProof.Checkpoint checkpoint = proof.checkpoint();
        facts.add(
                Words.of("review.proof.checkpoint"),
                checkpoint == null ? new Span(Words.of("review.proof.no-checkpoint")) : checkpoint(checkpoint));
        if (proof.witnesses().isEmpty()) {
            facts.add(Words.of("review.proof.witnesses"), Words.of("review.proof.no-witness"));
        }
        proof.witnesses().forEach(witness -> facts.add(witness.name(), witness(witness)));
        add(facts);
    }

    private static Component witness(EntryProof.Witness witness) {
        Span line = new Span();
        NationCode.parse(witness.nation()).map(NationBadge::new).ifPresent(line::add);
        EntryProof.Checkpoint covered = witness.covered();
        line.add(covered == null ? new Span(Words.of("review.proof.not-witnessed")) : checkpoint(covered));
        line.addClassName("entry-who");
        return line;
    }

    private static Component checkpoint(EntryProof.Checkpoint checkpoint) {
        Span line = new Span(
                new Span(Words.of("review.proof.size", number(checkpoint.size()))), Times.dtg(checkpoint.at()));
        line.addClassName("entry-who");
        return line;
    }

    private static String number(long number) {
        return NumberFormat.getIntegerInstance(Words.language()).format(number);
    }
}
