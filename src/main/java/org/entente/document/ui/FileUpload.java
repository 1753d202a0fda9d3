package org.entente.document.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.entente.binding.BindingRefused;
import org.entente.document.DocumentNotAllowed;
import org.entente.document.DocumentNotThere;
import org.entente.document.FileName;
import org.entente.document.LimitMet;
import org.entente.label.InvalidLabel;
import org.entente.uikit.Notices;
import org.entente.uikit.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A place to drop files, which go from the browser through the seal into the store as they come: with how far each is, and a way to
 * stop it. What was refused says why, and leaves nothing.
 */
class FileUpload extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(FileUpload.class);

    private final Taking taking;
    private final Upload upload = new Upload();

    /** What is done with a file, on the thread on which it comes in. */
    @FunctionalInterface
    interface Taking {
        void take(String fileName, InputStream content) throws IOException;
    }

    /** @param many whether several files may be dropped at once */
    FileUpload(boolean many, long largest, Taking taking) {
        this.taking = taking;
        addClassName("file-upload");
        upload.setUploadHandler(new Receiver());
        upload.setI18n(words(largest));
        if (!many) {
            upload.setMaxFiles(1);
        }
        upload.setMaxFileSize((int) Math.min(largest, Integer.MAX_VALUE));
        upload.addFileRejectedListener(rejected -> Notices.error(rejected.getErrorMessage()));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        Span limit = new Span(Words.of("document.upload.limit", DocumentWords.bytes(largest)));
        limit.addClassName("muted");
        add(upload, limit);
    }

    /** Closed until there is what a file needs before it may come in. */
    final void setOpen(boolean open) {
        upload.setEnabled(open);
        setClassName("closed", !open);
    }

    private final class Receiver implements UploadHandler {

        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            String name = FileName.clean(event.getFileName());
            UI page = event.getUI();
            try (InputStream content = event.getInputStream()) {
                taking.take(name, content);
            } catch (LimitMet e) {
                refuse(event, page, () -> DocumentWords.of(e, name));
            } catch (DocumentNotAllowed e) {
                refuse(event, page, () -> DocumentWords.of(e.why()));
            } catch (BindingRefused e) {
                refuse(event, page, () -> DocumentWords.of(e));
            } catch (DocumentNotThere e) {
                refuse(event, page, () -> Words.of("document.gone"));
            } catch (InvalidLabel e) {
                refuse(event, page, () -> Words.of("document.refused.LABEL"));
            } catch (IOException | RuntimeException e) {
                // A person who stops it, or a connection that breaks, ends here as well.
                LOG.info("A file did not come in whole: {}", e.toString());
                throw new IOException("The file did not come in whole");
            }
        }

        // The limit of a file also binds where a browser was told another.
        @Override
        public long getRequestSizeMax() {
            return -1;
        }

        @Override
        public long getFileSizeMax() {
            return -1;
        }
    }

    private static void refuse(UploadEvent event, UI page, Supplier<String> words) {
        event.reject();
        try {
            page.access(() -> Notices.error(words.get()));
        } catch (UIDetachedException e) {
            LOG.debug("The page was closed while its file came in", e);
        }
    }

    private static UploadI18N words(long largest) {
        String failed = Words.of("document.upload.failed");
        return new UploadI18N()
                .setAddFiles(new UploadI18N.AddFiles()
                        .setOne(Words.of("document.upload.choose.one"))
                        .setMany(Words.of("document.upload.choose")))
                .setDropFiles(new UploadI18N.DropFiles()
                        .setOne(Words.of("document.upload.drop.one"))
                        .setMany(Words.of("document.upload.drop")))
                .setError(new UploadI18N.Error()
                        .setTooManyFiles(Words.of("document.upload.drop.one"))
                        .setFileIsTooBig(Words.of("document.upload.large", DocumentWords.bytes(largest))))
                .setFile(new UploadI18N.File()
                        .setRemove(Words.of("document.upload.remove"))
                        .setRetry(Words.of("document.upload.retry"))
                        .setStart(Words.of("document.upload.start")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(Words.of("document.upload.connecting"))
                                .setStalled(Words.of("document.upload.stalled"))
                                .setProcessing(Words.of("document.upload.processing"))
                                .setHeld(Words.of("document.upload.held")))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix(Words.of("document.upload.left"))
                                .setUnknown(Words.of("document.upload.connecting")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(failed)
                                .setUnexpectedServerError(failed)
                                .setForbidden(failed)))
                .setUnits(List.of("B", "kB", "MB", "GB", "TB"), 1024);
    }
}
