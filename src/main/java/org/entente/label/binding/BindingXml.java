package org.entente.label.binding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.entente.label.UnreadableDocument;
import org.entente.label.xml.XmlDocument;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The names of ADatP-4778 and XML signatures, and how documents become trees, canonical bytes and digests. */
final class BindingXml {

    static final String NAMESPACE = "urn:nato:stanag:4778:bindinginformation:1:0";
    static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    static final String MIME = "http://www.w3.org/2005/05/xmlmime";
    static final String UTILITY = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    static final String ATTRIBUTES = XMLConstants.XMLNS_ATTRIBUTE_NS_URI;

    static final String EXCLUSIVE = CanonicalizationMethod.EXCLUSIVE;
    static final String SHA384 = "http://www.w3.org/2001/04/xmldsig-more#sha384";
    static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    /** The id of the label, by which the digest and the signature mean it. */
    static final String LABEL_ID = "label";

    /** As {@link #LABEL_ID}, of the alternative label. */
    static final String ALTERNATIVE_ID = "alternative";

    /** What a binding may hold at most; with the data that it encapsulates, 8 MiB. */
    static final XmlDocument.Bounds BOUNDS = new XmlDocument.Bounds(8 << 20, 200_000);

    private BindingXml() {}

    /** @throws UnreadableDocument if it is not well-formed, has a document type, or is larger than is accepted */
    static Document parse(byte[] document) {
        // First the reader with bounds, so that no tree is built of what is not accepted.
        XmlDocument.read(document, BOUNDS);
        try {
            return builder().parse(new InputSource(new StringReader(XmlDocument.characters(document))));
        } catch (SAXException | IOException e) {
            throw new UnreadableDocument(0, 0, "This is not well-formed XML");
        }
    }

    static Document empty() {
        return builder().newDocument();
    }

    /**
     * The element as exclusive canonical XML without comments.
     *
     * @throws UnreadableDocument if it has no such form
     */
    static byte[] canonical(Element element) {
        return canonical(element, null);
    }

    /** As {@link #canonical(Element)}, without one of the elements in it. */
    static byte[] canonical(Element element, @Nullable Element without) {
        List<Node> nodes = new ArrayList<>();
        collect(element, without, nodes);
        NodeSetData<Node> set = nodes::iterator;
        try {
            TransformService exclusive = TransformService.getInstance(EXCLUSIVE, "DOM");
            exclusive.init((TransformParameterSpec) null);
            if (exclusive.transform(set, null) instanceof OctetStreamData bytes) {
                try (InputStream in = bytes.getOctetStream()) {
                    return in.readAllBytes();
                }
            }
            throw new IllegalStateException("Canonical XML is bytes");
        } catch (TransformException e) {
            throw new UnreadableDocument(
                    0, 0, "It has no canonical form: a namespace in it is not an absolute address");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The platform brings exclusive canonical XML", e);
        }
    }

    static byte[] digest(byte[] bytes) {
        return sha384().digest(bytes);
    }

    /** Reads the stream to its end. */
    static byte[] digest(InputStream stream) throws IOException {
        MessageDigest digest = sha384();
        try (DigestInputStream in = new DigestInputStream(stream, digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }

    private static MessageDigest sha384() {
        try {
            return MessageDigest.getInstance("SHA-384");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform brings SHA-384", e);
        }
    }

    private static void collect(Node node, @Nullable Node without, List<Node> nodes) {
        if (node.getNodeType() == Node.COMMENT_NODE || node.equals(without)) {
            return;
        }
        nodes.add(node);
        NamedNodeMap attributes = node.getAttributes();
        if (attributes != null) {
            for (int i = 0; i < attributes.getLength(); i++) {
                nodes.add(attributes.item(i));
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, without, nodes);
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The platform brings a parser", e);
        }
    }
}
