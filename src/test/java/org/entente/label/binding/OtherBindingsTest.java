package org.entente.label.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.entente.label.UnreadableDocument;
import org.entente.label.binding.BindingFinding.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Bindings as others may make them by the standard, none of them by the portal's writer: signed by the platform's own means. */
class OtherBindingsTest {

    private static final Instant NOW = Instant.now().plus(Duration.ofHours(1));
    private static final byte[] FILE = "Serial 1. Move to the assembly area.".getBytes(UTF_8);
    private static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");

    private static final String LABEL = """
            <l:originatorConfidentialityLabel xmlns:l="urn:nato:stanag:4774:confidentialitymetadatalabel:1:0" Id="c1">
              <l:ConfidentialityInformation>
                <l:PolicyIdentifier>ENTENTE</l:PolicyIdentifier>
                <l:Classification>RESTRICTED</l:Classification>
                <l:Category TagName="Releasable To" Type="PERMISSIVE"><l:GenericValue>GBR</l:GenericValue></l:Category>
              </l:ConfidentialityInformation>
              <l:CreationDateTime>2026-09-26T12:00:00Z</l:CreationDateTime>
            </l:originatorConfidentialityLabel>""";

    private static final String PLAIN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <BindingInformation xmlns="urn:nato:stanag:4778:bindinginformation:1:0">
              <MetadataBindingContainer Id="k">
                <MetadataBinding Id="b1">
                  <Metadata>
                    %s
                  </Metadata>
                  <DataReference URI="plan.txt"/>
                </MetadataBinding>
              </MetadataBindingContainer>
            </BindingInformation>
            """.formatted(LABEL);

    private static List<BindingSigner> signers = List.of();

    @BeforeAll
    static void makeKeys(@TempDir Path directory) {
        signers = List.of(Signers.elliptic(directory, "Partner"), Signers.rsa(directory, "Stranger"));
    }

    private static BindingSigner partner() {
        return signers.getFirst();
    }

    private static BindingSigner stranger() {
        return signers.getLast();
    }

    @Test
    void plainSidecarIsReadAndSaidToProveNothing() {
        ReadBinding read = read(PLAIN);
        assertThat(read.uri()).contains("plan.txt");
        assertThat(read.checksData()).isFalse();
        assertThat(read.label().label().label().classification()).isEqualTo("RESTRICTED");
        BindingReport report = read.check(digest(FILE));
        assertThat(kinds(report)).containsExactly(Kind.DATA_UNCHECKED, Kind.LABEL_UNCHECKED, Kind.NOT_SIGNED);
        assertThat(report.holds()).isTrue();
        assertThat(report.isVouchedFor()).isFalse();
        assertThat(report.findings().getFirst().words(Locale.ENGLISH)).contains("no digest");
    }

    @Test
    void digestOfTheFileAloneIsEnoughToCheckIt() {
        String manifest = """
                <Metadata><d:Manifest xmlns:d="http://www.w3.org/2000/09/xmldsig#"><d:Reference URI="plan.txt">\
                <d:DigestMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#sha384"/><d:DigestValue>%s</d:DigestValue>\
                </d:Reference></d:Manifest></Metadata>""".formatted(Base64.getEncoder().encodeToString(digest(FILE)));
        ReadBinding read = read(PLAIN.replace("<Metadata>", manifest + "<Metadata>"));
        assertThat(kinds(read.check(digest(FILE))))
                .containsExactly(Kind.DATA_UNCHANGED, Kind.LABEL_UNCHECKED, Kind.NOT_SIGNED);
        assertThat(kinds(read.check(digest(new byte[] {1})))).contains(Kind.DATA_CHANGED);
    }

    /** Label and file in the signature itself, in either order, or the file beside the whole document or a part of it. */
    @ParameterizedTest
    @ValueSource(strings = {"#c1 plan.txt", "plan.txt #c1", "plan.txt #b1", "#k plan.txt", " plan.txt"})
    void signatureWhoseDigestsCoverLabelAndFileCounts(String uris) throws Exception {
        ReadBinding read = read(sign(PLAIN, partner(), List.of(uris.split(" "))));
        BindingReport report = read.check(digest(FILE));
        assertThat(kinds(report)).containsExactly(Kind.DATA_UNCHANGED, Kind.LABEL_UNCHANGED, Kind.SIGNED_UNDATED);
        assertThat(report.isVouchedFor()).isTrue();
        assertThat(read.signer()).contains("CN=Partner");
        assertThat(read.check(digest(new byte[] {1})).holds()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#c1 plan.txt", "plan.txt #b1", " plan.txt"})
    void labelThatIsChangedAfterwardsIsFound(String uris) throws Exception {
        String signed = sign(PLAIN, partner(), List.of(uris.split(" ")));
        BindingReport report =
                read(signed.replace(">RESTRICTED<", ">UNCLASSIFIED<")).check(digest(FILE));
        assertThat(kinds(report)).contains(Kind.LABEL_CHANGED, Kind.CHANGED_AFTER_SIGNING);
        assertThat(report.holds()).isFalse();
    }

    @Test
    void signatureThatLeavesTheFileOutVouchesForNoFile() throws Exception {
        ReadBinding read = read(sign(PLAIN, partner(), List.of("#c1")));
        BindingReport report = read.check(digest(FILE));
        assertThat(kinds(report)).containsExactly(Kind.DATA_UNCHECKED, Kind.LABEL_UNCHANGED, Kind.SIGNED_UNDATED);
        assertThat(report.isVouchedFor()).isFalse();
        assertThat(read.signer()).isEmpty();
    }

    @Test
    void signatureThatLeavesTheLabelOutIsRefused() throws Exception {
        refused(sign(PLAIN, partner(), List.of("plan.txt")), "does not cover");
        String other =
                PLAIN.replace("<Metadata>", "<Metadata Id=\"m\">").replace("</MetadataBinding>", "</MetadataBinding>");
        assertThat(kinds(read(sign(other, partner(), List.of("#m", "plan.txt"))).check(digest(FILE))))
                .contains(Kind.SIGNED_UNDATED);
    }

    /** The signed label goes where nobody reads it, and another takes its place. */
    @Test
    void signedLabelThatIsMovedAwayDoesNotVouchForAnother() throws Exception {
        String signed = sign(PLAIN, partner(), List.of("#c1", "plan.txt"));
        String label = signed.substring(
                signed.indexOf("<l:originatorConfidentialityLabel"),
                signed.indexOf("</l:originatorConfidentialityLabel>") + "</l:originatorConfidentialityLabel>".length());
        String forged = label.replace("RESTRICTED", "UNCLASSIFIED");
        String anonymous = forged.replace(" Id=\"c1\"", "");
        // Twice the identifier.
        refused(signed.replace(label, forged.replace("</l:Conf", label + "</l:Conf")), "");
        // Within the label, the data reference, the signature, or beside.
        refused(signed.replace(label, anonymous.replace("</l:originator", label + "</l:originator")), "");
        refused(
                signed.replace(label, anonymous)
                        .replace(
                                "<DataReference URI=\"plan.txt\"/>",
                                "<DataReference URI=\"plan.txt\">" + label + "</DataReference>"),
                "");
        refused(signed.replace(label, anonymous).replace("</KeyInfo>", "</KeyInfo><Object>" + label + "</Object>"), "");
        refused(
                signed.replace(label, anonymous)
                        .replace("</MetadataBindingContainer>", "</MetadataBindingContainer>" + label),
                "");
        refused(
                signed.replace(label, anonymous).replace("<Metadata>", "<Metadata>" + label + "</Metadata><Metadata>"),
                "");
        refused(
                signed.replace(label, anonymous)
                        .replace("<DataReference URI=\"plan.txt\"/>", "<Data>" + label + "</Data>"),
                "");
        // Another kind of identifier of the same name.
        refused(
                signed.replace(
                        label,
                        anonymous.replace(
                                "<l:ConfidentialityInformation>", "<l:ConfidentialityInformation xml:id=\"c1\">")),
                "");
    }

    @Test
    void nothingOutsideOfTheBindingIsDigestedButTheFileThatItNames() throws Exception {
        String signed = sign(PLAIN, partner(), List.of("#c1", "plan.txt"));
        for (String uri : List.of(
                "other.txt", "file:///etc/passwd", "http://partner.example/plan.txt", "#xpointer(/)", "#nobody")) {
            refused(signed.replace("<Reference URI=\"plan.txt\">", "<Reference URI=\"" + uri + "\">"), "");
        }
        refused(PLAIN.replace("URI=\"plan.txt\"", "URI=\"#c1\""), "within the binding");
        refused(PLAIN.replace("URI=\"plan.txt\"", "URI=\"\""), "within the binding");
        refused(
                signed.replace(
                        "<DataReference URI=\"plan.txt\"/>",
                        "<DataReference URI=\"plan.txt\"/><DataReference URI=\"plan.txt\"/>"),
                "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/TR/1999/REC-xpath-19991116",
                "http://www.w3.org/TR/1999/REC-xslt-19991116",
                "http://www.w3.org/2002/06/xmldsig-filter2",
                "http://www.w3.org/2000/09/xmldsig#base64",
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                "http://www.w3.org/2001/10/xml-exc-c14n#WithComments"
            })
    void otherTransformsAreRefused(String algorithm) throws Exception {
        String signed = sign(PLAIN, partner(), List.of("#c1", "plan.txt"));
        refused(
                signed.replace("<Transform Algorithm=\"" + BindingXml.EXCLUSIVE, "<Transform Algorithm=\"" + algorithm),
                "");
        refused(
                signed.replace(
                        "<Transform Algorithm=\"" + BindingXml.EXCLUSIVE + "\"/>",
                        "<Transform Algorithm=\"" + BindingXml.EXCLUSIVE + "\"><x xmlns=\"urn:x\"/></Transform>"),
                "");
        refused(
                signed.replace(
                        "<CanonicalizationMethod Algorithm=\"" + BindingXml.EXCLUSIVE,
                        "<CanonicalizationMethod Algorithm=\"" + algorithm),
                "");
    }

    @Test
    void strangersSignatureDoesNotCount() throws Exception {
        assertThat(kinds(read(sign(PLAIN, stranger(), List.of("#c1", "plan.txt")))
                        .check(digest(FILE))))
                .contains(Kind.SIGNER_NOT_TRUSTED);
        String signed = sign(PLAIN, stranger(), List.of("#c1", "plan.txt"));
        String own = Base64.getEncoder().encodeToString(partner().certificate().getEncoded());
        String both = signed.replaceFirst(
                "<X509Certificate>[^<]*</X509Certificate>", "<X509Certificate>" + own + "</X509Certificate>");
        assertThatThrownBy(() -> read(both)).isInstanceOf(UnreadableDocument.class);
    }

    @Test
    void encapsulatedDataWithoutADigestIsReadAndProvesNothing() {
        String within =
                PLAIN.replace("<DataReference URI=\"plan.txt\"/>", "<Data><o xmlns=\"urn:o\" id=\"1\"/></Data>");
        assertThat(kinds(read(within).check()))
                .containsExactly(Kind.DATA_UNCHECKED, Kind.LABEL_UNCHECKED, Kind.NOT_SIGNED);
        refused(within.replace("id=\"1\"", "id=\"c1\""), "identifier");
    }

    private static String sign(String binding, BindingSigner by, List<String> uris) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(binding)));
        Element root = document.getDocumentElement();
        List<Reference> references = new ArrayList<>();
        for (String uri : uris) {
            List<Transform> transforms = new ArrayList<>();
            if (uri.isEmpty()) {
                transforms.add(FACTORY.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null));
            }
            if (uri.isEmpty() || uri.startsWith("#")) {
                transforms.add(FACTORY.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null));
            }
            references.add(FACTORY.newReference(
                    uri, FACTORY.newDigestMethod(BindingXml.SHA384, null), transforms, null, null));
        }
        DOMSignContext context = new DOMSignContext(by.key(), root, root.getFirstChild());
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element one && one.hasAttribute("Id")) {
                context.setIdAttributeNS(one, null, "Id");
            }
        }
        URIDereferencer own = FACTORY.getURIDereferencer();
        context.setURIDereferencer((reference, with) -> "plan.txt".equals(reference.getURI())
                ? new OctetStreamData(new ByteArrayInputStream(FILE))
                : own.dereference(reference, with));
        KeyInfoFactory keys = FACTORY.getKeyInfoFactory();
        FACTORY.newXMLSignature(
                        FACTORY.newSignedInfo(
                                FACTORY.newCanonicalizationMethod(
                                        CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                                FACTORY.newSignatureMethod(BindingSigner.method(by.certificate()), null),
                                references),
                        keys.newKeyInfo(List.of(keys.newX509Data(List.of(by.certificate())))))
                .sign(context);
        StringWriter text = new StringWriter();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(text));
        return text.toString().replace("&#13;", "");
    }

    private static ReadBinding read(String binding) {
        return new BindingReader(List.of(partner().certificate())).read(binding.getBytes(UTF_8), NOW);
    }

    private static void refused(String binding, String reason) {
        assertThatThrownBy(() -> read(binding))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageContaining(reason);
    }

    private static byte[] digest(byte[] content) {
        return BindingXml.digest(content);
    }

    private static List<Kind> kinds(BindingReport report) {
        return report.findings().stream().map(BindingFinding::kind).toList();
    }
}
