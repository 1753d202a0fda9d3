package org.entente.label.binding;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.entente.label.UnreadableDocument;
import org.entente.label.binding.BindingFinding.Kind;
import org.w3c.dom.Element;

/**
 * The signature over a whole binding. It has two references and no others: to the document without the signature, and to the
 * digests and the time within it; so nothing can be moved, doubled or wrapped without breaking it. Keys come from the reader's own
 * list alone, and nothing is fetched.
 */
final class BindingSignature {

    static final String ID = "signature";
    private static final String OBJECT_ID = "bound";
    private static final String OBJECT_TYPE = BindingXml.SIGNATURE + "Object";
    private static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");

    private BindingSignature() {}

    /** Signs what hangs under the root, and puts the signature before it. */
    static void sign(Element root, Element manifest, BindingSigner signer, Instant now) {
        try {
            DigestMethod digest = FACTORY.newDigestMethod(BindingXml.SHA384, null);
            Transform enveloped = FACTORY.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null);
            Transform exclusive = FACTORY.newTransform(BindingXml.EXCLUSIVE, (TransformParameterSpec) null);
            SignedInfo info = FACTORY.newSignedInfo(
                    FACTORY.newCanonicalizationMethod(BindingXml.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    FACTORY.newSignatureMethod(signer.method(), null),
                    List.of(
                            FACTORY.newReference("", digest, List.of(enveloped, exclusive), null, null),
                            FACTORY.newReference("#" + OBJECT_ID, digest, List.of(exclusive), OBJECT_TYPE, null)));
            XMLObject object = FACTORY.newXMLObject(
                    List.of(new DOMStructure(manifest), new DOMStructure(properties(manifest, now))),
                    OBJECT_ID,
                    null,
                    null);
            KeyInfoFactory keys = FACTORY.getKeyInfoFactory();
            XMLSignature signature = FACTORY.newXMLSignature(
                    info,
                    keys.newKeyInfo(List.of(keys.newX509Data(List.of(signer.certificate())))),
                    List.of(object),
                    ID,
                    null);
            DOMSignContext context = new DOMSignContext(signer.key(), root, root.getFirstChild());
            context.setDefaultNamespacePrefix("ds");
            signature.sign(context);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("The binding could not be signed", e);
        }
        // The platform breaks Base64 with carriage returns; neither of these is part of what was signed.
        onOneLine(root, "SignatureValue");
        onOneLine(root, "X509Certificate");
    }

    /** What there is to say of a signature; what is not as {@link #sign} makes it is refused. */
    static BindingFinding check(BindingTree tree, Collection<X509Certificate> trusted, Instant now) {
        Element element = tree.signature().orElseThrow();
        X509Certificate stated = certificate(tree);
        String name = stated.getSubjectX500Principal().getName();
        Optional<X509Certificate> known = trusted.stream()
                .filter(stated::equals)
                .filter(BindingSigner::isStrong)
                .findFirst();
        if (known.isEmpty()) {
            return BindingFinding.of(Kind.SIGNER_NOT_TRUSTED, name);
        }
        try {
            known.get().checkValidity(Date.from(now));
        } catch (CertificateException e) {
            return BindingFinding.of(Kind.CERTIFICATE_NOT_VALID, name);
        }
        DOMValidateContext context = new DOMValidateContext(known.get().getPublicKey(), element);
        context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
        try {
            XMLSignature signature = FACTORY.unmarshalXMLSignature(context);
            List<Reference> references = references(signature, known.get());
            if (!signature.getSignatureValue().validate(context)) {
                return BindingFinding.of(Kind.SIGNATURE_BROKEN, name);
            }
            for (Reference reference : references) {
                if (!reference.validate(context)) {
                    return BindingFinding.of(Kind.CHANGED_AFTER_SIGNING, name);
                }
            }
            return BindingFinding.of(Kind.SIGNED, name, tree.signedAt().toString());
        } catch (MarshalException | ClassCastException e) {
            throw new UnreadableDocument(0, 0, "The signature is not built as signatures are");
        } catch (XMLSignatureException e) {
            return BindingFinding.of(Kind.SIGNATURE_BROKEN, name);
        }
    }

    private static List<Reference> references(XMLSignature signature, X509Certificate signer) {
        SignedInfo info = signature.getSignedInfo();
        List<Reference> references = info.getReferences();
        boolean asMade = info.getCanonicalizationMethod().getAlgorithm().equals(BindingXml.EXCLUSIVE)
                && info.getCanonicalizationMethod().getParameterSpec() == null
                && info.getSignatureMethod().getAlgorithm().equals(BindingSigner.method(signer))
                && references.size() == 2
                && isAsMade(references.get(0), "", List.of(Transform.ENVELOPED, BindingXml.EXCLUSIVE))
                && isAsMade(references.get(1), "#" + OBJECT_ID, List.of(BindingXml.EXCLUSIVE));
        if (!asMade) {
            throw new UnreadableDocument(0, 0, "The signature does not cover the binding in the way that is accepted");
        }
        return references;
    }

    private static boolean isAsMade(Reference reference, String uri, List<String> transforms) {
        return uri.equals(reference.getURI())
                && reference.getDigestMethod().getAlgorithm().equals(BindingXml.SHA384)
                && reference.getTransforms().stream()
                        .map(Transform::getAlgorithm)
                        .toList()
                        .equals(transforms)
                && reference.getTransforms().stream().allMatch(one -> one.getParameterSpec() == null);
    }

    private static X509Certificate certificate(BindingTree tree) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(tree.certificate()));
        } catch (CertificateException e) {
            throw new UnreadableDocument(0, 0, "The signature's certificate is not one of X.509");
        }
    }

    private static Element properties(Element manifest, Instant now) {
        Element properties =
                manifest.getOwnerDocument().createElementNS(BindingXml.SIGNATURE, "ds:SignatureProperties");
        properties.setAttributeNS(BindingXml.ATTRIBUTES, "xmlns:ds", BindingXml.SIGNATURE);
        Element property = BindingWriter.child(properties, BindingXml.SIGNATURE, "ds:SignatureProperty");
        property.setAttribute("Target", "#" + ID);
        Element timestamp = BindingWriter.child(property, BindingXml.UTILITY, "wsu:Timestamp");
        timestamp.setAttributeNS(BindingXml.ATTRIBUTES, "xmlns:wsu", BindingXml.UTILITY);
        BindingWriter.child(timestamp, BindingXml.UTILITY, "wsu:Created")
                .setTextContent(now.truncatedTo(ChronoUnit.SECONDS).toString());
        return properties;
    }

    static Instant time(String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new UnreadableDocument(0, 0, "The signature's time is not one in UTC");
        }
    }

    private static void onOneLine(Element root, String name) {
        Element element = (Element)
                root.getElementsByTagNameNS(BindingXml.SIGNATURE, name).item(0);
        element.setTextContent(element.getTextContent().replaceAll("\\s", ""));
    }
}
