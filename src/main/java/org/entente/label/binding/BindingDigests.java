package org.entente.label.binding;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.crypto.dsig.Transform;
import org.entente.label.binding.BindingFinding.Kind;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What the digests of a binding are of, and whether they are right. Each is of the whole document without its signature, of one part
 * of it that has an identifier, or of the file that it names; always of exclusive canonical XML, or of the file's bytes. Others are
 * refused, and so is a signature that leaves out a label, the data it encapsulates, or anything of its own.
 */
final class BindingDigests {

    private static final List<String> CANONICAL = List.of(BindingXml.EXCLUSIVE);
    private static final List<String> WITHOUT_SIGNATURE = List.of(Transform.ENVELOPED, BindingXml.EXCLUSIVE);

    private final BindingTree tree;
    private final List<Digest> signed = new ArrayList<>();
    private final List<Digest> listed = new ArrayList<>();
    private final Map<Element, byte[]> computed = new HashMap<>();

    /** @param part of the document; null for the file */
    private record Digest(@Nullable Element part, byte[] stated) {}

    BindingDigests(BindingTree tree) {
        this.tree = tree;
        tree.signature()
                .map(BindingTree.Signature::references)
                .orElse(List.of())
                .forEach(reference -> signed.add(digest(reference, true)));
        tree.listed().forEach(reference -> listed.add(digest(reference, false)));
        tree.signature().ifPresent(this::requireCovered);
    }

    private Digest digest(BindingTree.Reference reference, boolean bySignature) {
        String uri = reference.uri();
        List<String> transforms = reference.transforms();
        Optional<Element> within = tree.encapsulated();
        Element part = null;
        if (uri == null) {
            if (!bySignature && transforms.equals(CANONICAL)) {
                part = within.orElse(null);
            }
        } else if (uri.isEmpty()) {
            if (bySignature && transforms.equals(WITHOUT_SIGNATURE)) {
                part = tree.root();
            }
        } else if (uri.startsWith("#")) {
            part = tree.marked(uri.substring(1))
                    .filter(one -> transforms.equals(one.equals(tree.root()) ? WITHOUT_SIGNATURE : CANONICAL))
                    .orElse(null);
        } else if (within.isEmpty() && uri.equals(tree.uri()) && transforms.isEmpty()) {
            return new Digest(null, reference.digest());
        }
        if (part == null || !bySignature && holdsList(part)) {
            throw BindingParts.refused("A digest is not of the label or the data that are bound");
        }
        return new Digest(part, reference.digest());
    }

    // No list is of itself.
    private boolean holdsList(Element part) {
        return tree.manifest().filter(list -> holds(part, list)).isPresent();
    }

    private void requireCovered(BindingTree.Signature signature) {
        boolean own = signature.objects().stream().allMatch(this::isSigned)
                && tree.manifest().stream().allMatch(this::isSigned);
        boolean bound = Stream.of(Optional.of(tree.label()), tree.alternative(), tree.encapsulated())
                .flatMap(Optional::stream)
                .allMatch(part -> isSigned(part) || listed.stream().anyMatch(digest -> isOf(digest, part)));
        if (!own || !bound) {
            throw BindingParts.refused("The signature does not cover all that is bound, and all of its own");
        }
    }

    private boolean isSigned(Element part) {
        return signed.stream().anyMatch(digest -> isOf(digest, part));
    }

    // The whole is without the signature.
    private boolean isOf(Digest digest, Element part) {
        Element of = digest.part;
        return of != null
                && holds(of, part)
                && !(of.equals(tree.root())
                        && tree.signature()
                                .filter(one -> holds(one.element(), part))
                                .isPresent());
    }

    private static boolean holds(Element outer, Element inner) {
        for (Node one = inner; one != null; one = one.getParentNode()) {
            if (one.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that is signed and not the file is as it was when it was signed. */
    boolean signedUnchanged() {
        return signed.stream().filter(digest -> digest.part != null).allMatch(this::isRight);
    }

    /** What there is to say of the labels. */
    BindingFinding ofLabels() {
        List<Kind> kinds = Stream.of(Optional.of(tree.label()), tree.alternative())
                .flatMap(Optional::stream)
                .map(label -> of(label, Kind.LABEL_UNCHANGED, Kind.LABEL_CHANGED, Kind.LABEL_UNCHECKED))
                .toList();
        return BindingFinding.of(Stream.of(Kind.LABEL_CHANGED, Kind.LABEL_UNCHECKED)
                .filter(kinds::contains)
                .findFirst()
                .orElse(Kind.LABEL_UNCHANGED));
    }

    /** What there is to say of data that is encapsulated. */
    BindingFinding ofData(Element data) {
        return BindingFinding.of(of(data, Kind.DATA_UNCHANGED, Kind.DATA_CHANGED, Kind.DATA_UNCHECKED));
    }

    /** What there is to say of a file whose SHA-384 is known. */
    BindingFinding ofFile(byte[] sha384) {
        List<Digest> stated = ofFile();
        return BindingFinding.of(
                stated.isEmpty()
                        ? Kind.DATA_UNCHECKED
                        : stated.stream().allMatch(digest -> MessageDigest.isEqual(digest.stated, sha384))
                                ? Kind.DATA_UNCHANGED
                                : Kind.DATA_CHANGED);
    }

    /** Whether there is a digest of the data. */
    boolean checksData() {
        return tree.encapsulated()
                .map(data -> all().anyMatch(digest -> isOf(digest, data)))
                .orElseGet(() -> !ofFile().isEmpty());
    }

    private List<Digest> ofFile() {
        return all().filter(digest -> digest.part == null).toList();
    }

    // By the digests that are nearest to it: what is around it may have changed and it not.
    private Kind of(Element part, Kind unchanged, Kind changed, Kind unchecked) {
        List<Digest> around = all().filter(digest -> isOf(digest, part)).toList();
        List<Digest> own = around.stream()
                .filter(digest ->
                        part.equals(digest.part) || part.getParentNode().equals(digest.part))
                .toList();
        List<Digest> nearest = own.isEmpty() ? around : own;
        return nearest.isEmpty() ? unchecked : nearest.stream().allMatch(this::isRight) ? unchanged : changed;
    }

    private Stream<Digest> all() {
        return Stream.concat(signed.stream(), listed.stream());
    }

    private boolean isRight(Digest digest) {
        Element part = digest.part;
        return part != null && MessageDigest.isEqual(digest.stated, computed.computeIfAbsent(part, this::digest));
    }

    private byte[] digest(Element part) {
        Element left = part.equals(tree.root())
                ? tree.signature().map(BindingTree.Signature::element).orElse(null)
                : null;
        return BindingXml.digest(BindingXml.canonical(part, left));
    }
}
