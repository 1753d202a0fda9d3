package org.entente.audit.sealing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.audit.sealing.TileTree.TileId;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The log by the paths of C2SP tlog-tiles, for whoever follows it, and the door for those who witness it. */
@RestController
class PublicLogController {

    private static final int LONGEST_NOTE = 16 << 10;
    private static final String PREFIX = "/tlog/tile/";
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    // Numbers are written in groups of three digits, all but the last one with an x before them.
    private static final Pattern TILE = Pattern.compile(
            "(?<level>[0-7]|entries)/(?<n>(?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/(?<width>[1-9][0-9]{0,2}))?");

    private final PublicLog log;

    PublicLogController(PublicLog log) {
        this.log = log;
    }

    @GetMapping("/tlog/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return log.checkpoint().map(PublicLogController::fresh).orElseGet(PublicLogController::nothing);
    }

    /** What a witness may pin at its first look; who is careful has the key from elsewhere. */
    @GetMapping("/tlog/key")
    ResponseEntity<byte[]> key() {
        return fresh(log.key() + "\n");
    }

    @GetMapping("/tlog/cosigned")
    ResponseEntity<byte[]> cosigned() {
        return fresh(log.cosigned());
    }

    @GetMapping(PREFIX + "**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length() + PREFIX.length());
        Matcher asked = TILE.matcher(path);
        if (!asked.matches()) {
            return nothing();
        }
        long n = Long.parseLong(asked.group("n").replace("x", "").replace("/", ""));
        int width = asked.group("width") == null ? TileTree.WIDTH : Integer.parseInt(asked.group("width"));
        if (width > TileTree.WIDTH
                || width == TileTree.WIDTH && asked.group("width") != null
                // One tile has one address.
                || !asked.group("n").equals(TilePath.of(n))) {
            return nothing();
        }
        Optional<byte[]> found = asked.group("level").equals("entries")
                ? log.entries(n, width)
                : log.tile(new TileId(Integer.parseInt(asked.group("level")), n), width);
        return found.map(PublicLogController::forEver).orElseGet(PublicLogController::nothing);
    }

    @PostMapping("/tlog/cosignature")
    ResponseEntity<byte[]> cosignature(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_NOTE + 1);
        if (body.length > LONGEST_NOTE) {
            return answer(HttpStatus.CONTENT_TOO_LARGE, "This is too long for a checkpoint");
        }
        return switch (log.take(body)) {
            case TAKEN -> answer(HttpStatus.OK, "Taken");
            case UNREADABLE -> answer(HttpStatus.BAD_REQUEST, "This is no checkpoint with signatures");
            case NOT_OF_THIS_LOG ->
                answer(HttpStatus.NOT_FOUND, "This is no checkpoint that this log signed, with one cosignature");
            case NO_WITNESS -> answer(HttpStatus.FORBIDDEN, "No witness that is known here signed this");
            case FORKED -> answer(HttpStatus.CONFLICT, "This log's key signed this, and this log does not have it");
        };
    }

    private static ResponseEntity<byte[]> fresh(String text) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noStore())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> forEver(byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(bytes);
    }

    private static ResponseEntity<byte[]> nothing() {
        return ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build();
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, String why) {
        return ResponseEntity.status(status)
                .contentType(TEXT)
                .cacheControl(CacheControl.noStore())
                .body((why + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
