package org.entente.document.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import org.entente.binding.Arrival;
import org.entente.binding.BindingRefused;
import org.entente.document.CannotBeShown;
import org.entente.document.DocumentChangedMeanwhile;
import org.entente.document.DocumentNotAllowed;
import org.entente.document.DocumentNotThere;
import org.entente.document.ForeignLabel;
import org.entente.document.LimitMet;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.Labels;
import org.entente.uikit.Notices;
import org.entente.uikit.Words;

/** How the terms of documents read. */
final class DocumentWords {

    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB");
    private static final BigDecimal STEP = BigDecimal.valueOf(1024);

    private DocumentWords() {}

    /** An amount of bytes in the unit that suits it. */
    static String bytes(long bytes) {
        BigDecimal amount = BigDecimal.valueOf(bytes);
        int unit = 0;
        while (amount.compareTo(STEP) >= 0 && unit < UNITS.size() - 1) {
            amount = amount.divide(STEP, 3, RoundingMode.HALF_UP);
            unit++;
        }
        NumberFormat form = NumberFormat.getInstance(Words.language());
        form.setMaximumFractionDigits(unit == 0 || amount.compareTo(BigDecimal.TEN) >= 0 ? 0 : 1);
        return Words.of("document.unit." + UNITS.get(unit), form.format(amount));
    }

    /** A type as people call it; its technical name where there is none. */
    static String type(String mediaType) {
        String key = "document.type." + mediaType.replace('/', '.');
        return Words.has(key) ? Words.of(key) : mediaType;
    }

    static String of(DocumentNotAllowed.Why why) {
        return Words.of("document.refused." + why);
    }

    /** What is wrong with what came with a file. */
    static String of(BindingRefused refused) {
        return Words.of("document.bound.refused." + refused.why(), refused.detail(Words.language()));
    }

    /** What the label that came is, and as what it is read here. */
    static String came(Labels labels, Arrival arrival) {
        return read(labels, arrival.label().label(), arrival.proposed());
    }

    /** What the label that a version came with is, as what it is read here, and who signed for it. */
    static String foreign(Labels labels, ForeignLabel foreign, ConfidentialityLabel here) {
        String read = read(labels, foreign.label().label().label(), here);
        return foreign.signer() == null
                ? Words.of("document.foreign.unsigned", read)
                : Words.of("document.foreign.signed", read, foreign.signer());
    }

    private static String read(Labels labels, ConfidentialityLabel came, ConfidentialityLabel here) {
        String there = labels.marking(labels.spelled(came), Words.language()).document();
        return labels.spelled(came).saysTheSameAs(here)
                ? there
                : Words.of(
                        "document.bound.read",
                        there,
                        labels.marking(here, Words.language()).document());
    }

    static String of(LimitMet met, String fileName) {
        return Words.of("document.limit." + met.limit(), fileName, bytes(met.bytes()));
    }

    static String of(CannotBeShown.Why why, boolean retainable) {
        String key = "document.shown." + why;
        return Words.of(retainable && Words.has(key + ".download") ? key + ".download" : key);
    }

    /** Runs what may be refused, and tells why it was. */
    static void attempt(Runnable work) {
        try {
            work.run();
        } catch (DocumentNotAllowed e) {
            Notices.error(of(e.why()));
        } catch (DocumentChangedMeanwhile e) {
            Notices.error(Words.of("document.changed"));
        } catch (DocumentNotThere e) {
            Notices.error(Words.of("document.gone"));
        } catch (InvalidLabel e) {
            Notices.error(Words.of("document.refused.LABEL"));
        }
    }
}
