package org.entente.policy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import org.entente.label.policy.SecurityPolicy;
import org.entente.policy.PolicyExamination;
import org.entente.policy.PolicyRefused;
import org.entente.policy.SecurityPolicies;
import org.entente.uikit.Notices;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Takes a document, shows what it would put in force, and puts it in force when that is confirmed. */
class PolicyForm extends Div {

    private final SecurityPolicies policies;
    private final Button load;
    private final Upload upload = new Upload();
    private final Paragraph verdict = new Paragraph();
    private final Div shown = new Div();
    private Runnable loaded = () -> {};
    private byte @Nullable [] chosen;

    PolicyForm(SecurityPolicies policies, Button load) {
        this.policies = policies;
        this.load = load;
        addClassName("policy-form");
        verdict.addClassName("import-verdict");
        verdict.getElement().setAttribute("role", "status");
        load.addClickListener(click -> load());
        setUpUpload();
        add(new Paragraph(Words.of("policy.form.intro")), upload, verdict, shown);
        nothingChosen("");
    }

    final void whenLoaded(Runnable then) {
        loaded = then;
    }

    final boolean isTouched() {
        return chosen != null;
    }

    private void setUpUpload() {
        String large = tooLarge();
        upload.setAcceptedFileTypes(".xml", "application/xml", "text/xml");
        upload.setMaxFileSize(SecurityPolicies.MOST_BYTES);
        upload.setMaxFiles(1);
        upload.setI18n(new UploadI18N()
                .setAddFiles(new UploadI18N.AddFiles()
                        .setOne(Words.of("policy.form.choose"))
                        .setMany(Words.of("policy.form.choose")))
                .setDropFiles(new UploadI18N.DropFiles()
                        .setOne(Words.of("policy.form.drop"))
                        .setMany(Words.of("policy.form.drop")))
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(large)
                        .setIncorrectFileType(Words.of("policy.form.kind"))
                        .setTooManyFiles(Words.of("policy.form.many"))));
        upload.addFileRejectedListener(rejected -> nothingChosen(rejected.getErrorMessage()));
        upload.setUploadHandler(this::receive);
    }

    // What a browser was told of the size binds no other client: no more than the limit is ever held.
    private void receive(UploadEvent event) throws IOException {
        byte[] bytes = event.getInputStream().readNBytes(SecurityPolicies.MOST_BYTES + 1);
        event.getUI().access(() -> received(bytes));
    }

    final void received(byte[] bytes) {
        upload.clearFileList();
        try {
            PolicyExamination examination = policies.examine(bytes);
            nothingChosen("");
            chosen = bytes;
            shown.add(new PolicyPreview(examination));
            load.setEnabled(true);
        } catch (PolicyRefused e) {
            nothingChosen(words(e));
        }
    }

    private void load() {
        byte[] document = chosen;
        if (document == null) {
            return;
        }
        try {
            SecurityPolicy policy = policies.load(document);
            nothingChosen("");
            Notices.show(Words.of("policy.load.done", policy.name(), Integer.toString(policy.edition())));
            loaded.run();
        } catch (PolicyRefused e) {
            nothingChosen(words(e));
        }
    }

    private void nothingChosen(String why) {
        chosen = null;
        shown.removeAll();
        verdict.setText(why);
        verdict.setVisible(!why.isEmpty());
        verdict.setClassName("refused", !why.isEmpty());
        load.setEnabled(false);
    }

    private static String tooLarge() {
        return Words.of("policy.refused.TOO_LARGE", Integer.toString(SecurityPolicies.MOST_BYTES >> 20));
    }

    private static String words(PolicyRefused refused) {
        String key = "policy.refused." + refused.reason();
        return Words.of(
                refused.reason().equals("UNREADABLE") && refused.line() > 0 ? key + ".at" : key,
                refused.details().toArray());
    }
}
