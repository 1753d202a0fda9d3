package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextArea;
import java.text.NumberFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.entente.audit.proof.LogFinding;
import org.entente.audit.proof.LogInspections;
import org.entente.audit.proof.LogReport;
import org.entente.audit.proof.SealedLog;
import org.entente.uikit.Notices;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.transaction.TransactionException;

/** Has the whole log checked, tells how far that is, and what it came to. */
class LogCheckPanel extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(LogCheckPanel.class);

    private final LogInspections inspections;
    private final SealedLog sealed;
    private final TextArea kept = new TextArea(Words.of("review.log.check.kept"));
    private final Button start = new Button(Words.of("review.log.check.start"), click -> start());
    private final Div outcome = new Div();

    LogCheckPanel(LogInspections inspections, SealedLog sealed) {
        this.inspections = inspections;
        this.sealed = sealed;
        addClassName("log-check");
        kept.setHelperText(Words.of("review.log.check.kept.help"));
        kept.setMaxLength(16 << 10);
        kept.setWidthFull();
        Details more = new Details(Words.of("review.log.check.kept.title"), kept);
        outcome.getElement().setAttribute("role", "status");
        add(new Paragraph(Words.of("review.log.check.about")), more, start, outcome);
    }

    private void start() {
        UI page = UI.getCurrent();
        long size = sealed.standing().size();
        AtomicBoolean goOn = new AtomicBoolean(true);
        ProgressBar bar = new ProgressBar(0, Math.max(size, 1), 0);
        bar.getElement().setAttribute("aria-label", Words.of("review.log.check.progress"));
        Button cancel = new Button(Words.of("review.log.check.cancel"), click -> goOn.set(false));
        start.setEnabled(false);
        outcome.removeAll();
        outcome.add(bar, cancel);
        String note = kept.getValue().isBlank() ? null : kept.getValue().strip() + "\n";
        Runnable check = () -> {
            Component told = check(page, bar, goOn, note);
            page.access(() -> {
                outcome.removeAll();
                outcome.add(told);
                start.setEnabled(true);
            });
        };
        Thread.ofVirtual().name("log-check").start(new DelegatingSecurityContextRunnable(check));
    }

    // In a thread of its own: a large log takes longer than a person waits for an answer.
    private Component check(UI page, ProgressBar bar, AtomicBoolean goOn, @Nullable String note) {
        try {
            LogReport report = inspections.check(note, checked -> {
                page.access(() -> bar.setValue(Math.min(checked, bar.getMax())));
                return goOn.get();
            });
            return goOn.get() ? report(report) : new Paragraph(Words.of("review.log.check.cancelled"));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("A check of the whole log came to no end", e);
            page.access(() -> Notices.error(Words.of("review.log.check.failed")));
            return new Span();
        }
    }

    private static Component report(LogReport report) {
        Div told = new Div();
        told.addClassName("log-report");
        boolean whole = report.findings().isEmpty();
        told.add(
                new StatusBadge(
                        Words.of(whole ? "review.log.report.whole" : "review.log.report.not-whole"),
                        whole ? Tone.SUCCESS : Tone.DANGER),
                new Paragraph(Words.of(
                        whole ? "review.log.report.whole.text" : "review.log.report.not-whole.text",
                        number(report.size()))));
        if (!whole) {
            UnorderedList findings = new UnorderedList();
            report.findings().forEach(finding -> findings.add(new ListItem(words(finding))));
            told.add(findings);
        }
        if (report.strangersInAll() > 0) {
            told.add(new Paragraph(Words.of(
                    "review.log.report.strangers",
                    number(report.strangersInAll()),
                    report.strangers().stream().map(LogCheckPanel::number).collect(Collectors.joining(", ")))));
        }
        if (report.waiting() > 0) {
            told.add(new Paragraph(Words.of("review.log.report.waiting", number(report.waiting()))));
        }
        return told;
    }

    private static String words(LogFinding finding) {
        return finding.index() < 0
                ? finding.words()
                : Words.of("review.log.report.finding", number(finding.index()), finding.words());
    }

    private static String number(long number) {
        return NumberFormat.getIntegerInstance(Words.language()).format(number);
    }
}
