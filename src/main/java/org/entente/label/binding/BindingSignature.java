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
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.DigestMethod;
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
 * The signature over a binding. What is written has two references: to the document without the signature, and to the digests and the
 * time within it; so nothing can be moved, doubled or wrapped without breaking it. What is read may have others, as long as they cover
 * as much. Keys come from the reader's own list alone, and nothing is fetched.
 */
final class BindingSignature {

    static final String ID = "signature";
    static final String OBJECT_ID = "bound";
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

    /** What there is to say of a signature. What its digests are of was settled before, by {@link BindingDigests}. */
    static BindingFinding check(
            BindingTree.Signature signature, BindingDigests digests, Collection<X509Certificate> trusted, Instant now) {
        List<X509Certificate> stated = signature.certificates().stream()
                .map(BindingSignature::certificate)
                .toList();
        List<X509Certificate> known = trusted.stream()
                .distinct()
                .filter(stated::contains)
                .filter(BindingSigner::isStrong)
                .toList();
        if (known.size() != 1) {
            return BindingFinding.of(Kind.SIGNER_NOT_TRUSTED, name(stated.getFirst()));
        }
        X509Certificate signer = known.getFirst();
        try {
            signer.checkValidity(Date.from(now));
        } catch (CertificateException e) {
            return BindingFinding.of(Kind.CERTIFICATE_NOT_VALID, name(signer));
        }
        if (!signature.method().equals(BindingSigner.method(signer))) {
            throw new UnreadableDocument(0, 0, "The signature is not made in a way that is accepted");
        }
        DOMValidateContext context = new DOMValidateContext(signer.getPublicKey(), signature.element());
        context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
        // Its digests are checked here and not by the platform, which would look for what they are of.
        context.setURIDereferencer((reference, any) -> {
            throw new URIReferenceException("Nothing is looked for");
        });
        try {
            XMLSignature read = FACTORY.unmarshalXMLSignature(context);
            if (!read.getSignatureValue().validate(context)) {
                return BindingFinding.of(Kind.SIGNATURE_BROKEN, name(signer));
            }
        } catch (MarshalException | ClassCastException e) {
            throw new UnreadableDocument(0, 0, "The signature is not built as signatures are");
        } catch (XMLSignatureException e) {
            return BindingFinding.of(Kind.SIGNATURE_BROKEN, name(signer));
        }
        if (!digests.signedUnchanged()) {
            return BindingFinding.of(Kind.CHANGED_AFTER_SIGNING, name(signer));
        }
        Instant at = signature.at();
        return at == null
                ? BindingFinding.of(Kind.SIGNED_UNDATED, name(signer))
                : BindingFinding.of(Kind.SIGNED, name(signer), at.toString());
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static X509Certificate certificate(byte[] encoded) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
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
