package org.entente.uikit;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.function.Function;
import org.entente.label.Clearance;
import org.entente.label.Clearances;

/** A clearance as files of ADatP-4774, one for each policy. */
public class ClearanceDownloads extends Div {

    /**
     * @param whose begins the files' names
     * @param file gives the one of a policy, if it is there for the asker
     */
    public ClearanceDownloads(String whose, Clearances held, Function<String, Optional<byte[]>> file) {
        addClassName("clearance-downloads");
        held.held().stream()
                .filter(one -> !one.classifications().isEmpty())
                .map(Clearance::policy)
                .map(policy -> link(whose, policy, file))
                .forEach(this::add);
    }

    private static Anchor link(String whose, String policy, Function<String, Optional<byte[]>> file) {
        String name = ("clearance-" + whose + "-" + policy).replaceAll("[^A-Za-z0-9]+", "-") + ".xml";
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(download -> file.apply(policy)
                        .map(bytes -> new DownloadResponse(
                                new ByteArrayInputStream(bytes), name, "application/xml", bytes.length))
                        .orElseGet(() -> DownloadResponse.error(404))),
                policy);
        link.getElement().setAttribute("aria-label", Words.of("uikit.clearance.download", policy));
        return link;
    }
}
