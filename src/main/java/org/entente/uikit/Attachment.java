package org.entente.uikit;

import com.vaadin.flow.server.VaadinResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The head of a response whose body a browser saves and never shows. */
public final class Attachment {

    private Attachment() {}

    /** As bytes of no type, under a name that is no path. */
    public static void head(VaadinResponse response, String fileName) {
        harmless(response);
        response.setContentType("application/octet-stream");
        response.setHeader("Content-Disposition", disposition(fileName));
    }

    /** Headers under which nothing that is sent can act in a browser. */
    public static void harmless(VaadinResponse response) {
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store, private");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    /** RFC 6266: a name in plain letters for old readers, and the whole one as RFC 8187 writes it. */
    static String disposition(String fileName) {
        String plain = fileName.replaceAll("[^A-Za-z0-9._ -]", "_");
        String whole = URLEncoder.encode(fileName, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole;
    }
}
