package org.entente.label.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.entente.label.Category;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Policies;
import org.entente.label.TagType;
import org.entente.label.UnreadableDocument;
import org.entente.label.binding.BindingFinding.Kind;
import org.entente.label.spif.ShippedPolicies;
import org.entente.label.xml.LabelWriter;
import org.entente.label.xml.MetadataLabel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels bound to files and to XML: what holds, what is called out, and what is refused. */
class BindingTest {

    private static final Instant NOW = Instant.now().plus(Duration.ofHours(1));
    private static final byte[] FILE = "Serial 1. Move to the assembly area.".getBytes(UTF_8);
    private static final String XML =
            "<o:order xmlns:o='urn:example:order'><!-- draft --><o:serial n='1'>Move é</o:serial></o:order>";

    private static final MetadataLabel LABEL = MetadataLabel.originator(
            new ConfidentialityLabel(
                    "ENTENTE",
                    "RESTRICTED",
                    List.of(Category.of(TagType.PERMISSIVE, "Releasable To", List.of("FRA", "GBR")))),
            Instant.parse("2026-11-23T08:00:00Z"));

    private static final BindingWriter WRITER =
            new BindingWriter(new LabelWriter(new Policies(ShippedPolicies.read())));

    private static List<BindingSigner> signers = List.of();
    private static List<BindingSigner> strangers = List.of();

    @BeforeAll
    static void makeKeys(@TempDir Path directory) {
        signers = List.of(Signers.elliptic(directory, "Registry"), Signers.rsa(directory, "Archive"));
        strangers = List.of(Signers.elliptic(directory, "Stranger"));
    }

    static Stream<BindingSigner> signers() {
        return signers.stream();
    }

    @Test
    void unsignedFileComesBackWithItsLabelAndIsVouchedForByNobody() throws IOException {
        ReadBinding read = read(WRITER.sidecar(LABEL, "Plan Étoile 1.pdf", "application/pdf", file(FILE)));
        assertThat(read.label().label()).isEqualTo(readAs(LABEL));
        assertThat(read.label().problems(new Policies(ShippedPolicies.read()))).isEmpty();
        assertThat(read.uri()).contains("Plan%20%C3%89toile%201.pdf");
        assertThat(read.contentType()).contains("application/pdf");
        BindingReport report = read.check(file(FILE));
        assertThat(kinds(report)).containsExactly(Kind.DATA_UNCHANGED, Kind.LABEL_UNCHANGED, Kind.NOT_SIGNED);
        assertThat(report.holds()).isTrue();
        assertThat(report.isVouchedFor()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("signers")
    void signedFileComesBackVouchedFor(BindingSigner signer) throws IOException {
        BindingReport report = read(signed(signer)).check(file(FILE));
        assertThat(kinds(report)).containsExactly(Kind.DATA_UNCHANGED, Kind.LABEL_UNCHANGED, Kind.SIGNED);
        assertThat(report.isVouchedFor()).isTrue();
        assertThat(report.findings().getLast().words(Locale.ENGLISH)).startsWith("Signed by CN=");
    }

    @Test
    void encapsulatedXmlComesBackWithoutItsCommentsAndIsChecked() {
        for (byte[] binding : List.of(
                WRITER.encapsulate(LABEL, XML.getBytes(UTF_8)),
                WRITER.encapsulate(LABEL, XML.getBytes(UTF_8), signers.getFirst(), NOW))) {
            ReadBinding read = read(binding);
            assertThat(read.check().holds()).isTrue();
            assertThat(read.uri()).isEmpty();
            assertThat(new String(read.encapsulated().orElseThrow(), UTF_8))
                    .isEqualTo("<o:order xmlns:o=\"urn:example:order\"><o:serial n=\"1\">Move é</o:serial></o:order>");
        }
    }

    /** The originator's label goes on as it came, to the letter; what it comes to elsewhere stands beside it. */
    @Test
    void labelThatCameGoesOnToTheLetterWithAnAlternativeBesideIt() {
        byte[] came = """
                <n:originatorConfidentialityLabel xmlns:n="urn:nato:stanag:4774:confidentialitymetadatalabel:1:0" \
                xmlns:x="urn:example:more"><n:ConfidentialityInformation><n:PolicyIdentifier>NATO</n:PolicyIdentifier>\
                <n:Classification>RESTRICTED</n:Classification></n:ConfidentialityInformation>\
                <n:CreationDateTime>2026-09-26T14:00:00+02:00</n:CreationDateTime><x:note>kept</x:note>\
                </n:originatorConfidentialityLabel>""".getBytes(UTF_8);
        ReadBinding first = read(bound(BoundLabels.asItCame(came), null));
        byte[] kept = first.labelXml();
        for (BindingSigner signer : Arrays.asList(null, signers.getFirst())) {
            ReadBinding read = read(bound(BoundLabels.asItCame(kept).with(alternative()), signer));
            assertThat(read.labelXml()).isEqualTo(kept);
            assertThat(text(kept)).contains(">kept</x:note>", "+02:00");
            assertThat(read.alternative().orElseThrow().label()).isEqualTo(readAs(alternative()));
            assertThat(read.check(BindingXml.digest(FILE)).holds()).isTrue();
        }
        assertThat(first.alternative()).isEmpty();
    }

    @Test
    void changedAlternativeIsCalledOutSignedOrNot() {
        BoundLabels both = BoundLabels.of(LABEL).with(alternative());
        String unsigned = text(bound(both, null)).replace(">CONFIDENTIAL<", ">UNCLASSIFIED<");
        assertThat(kinds(read(unsigned.getBytes(UTF_8)).check(BindingXml.digest(FILE))))
                .containsExactly(Kind.DATA_UNCHANGED, Kind.LABEL_CHANGED, Kind.NOT_SIGNED);
        String signed = text(bound(both, signers.getFirst())).replace(">CONFIDENTIAL<", ">UNCLASSIFIED<");
        assertThat(kinds(read(signed.getBytes(UTF_8)).check(BindingXml.digest(FILE))))
                .containsExactly(Kind.DATA_UNCHANGED, Kind.LABEL_CHANGED, Kind.CHANGED_AFTER_SIGNING);
    }

    @Test
    void secondLabelIsRefusedUnlessItIsOneAlternative() {
        String both = text(bound(BoundLabels.of(LABEL).with(alternative()), null));
        String alternative = part(both, "slab:alternativeConfidentialityLabel");
        String capital = both.replace("alternativeConfidentialityLabel", "AlternativeConfidentialityLabel");
        assertThat(read(capital.getBytes(UTF_8)).alternative())
                .as("the alternative in another case is no originator's label")
                .isPresent();
        assertRefused(both.replace("alternativeConfidentialityLabel", "metadataConfidentialityLabel"));
        assertRefused(both.replace("alternativeConfidentialityLabel", "originatorConfidentialityLabel"));
        assertRefused(both.replace("Id=\"alternative\"", "Id=\"label\""));
        assertRefused(both.replace(alternative, alternative + alternative));
        String metadata = "<mb:Metadata>" + alternative + "</mb:Metadata>";
        assertRefused(both.replace(metadata, metadata + metadata));
        // Beside the originator's, and never without a digest of its own.
        assertRefused(both.replace(metadata, ""));
        assertThatThrownBy(() -> BoundLabels.of(alternative())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BoundLabels.of(LABEL).with(LABEL)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyFlippedBitOfTheDataIsCalledOut() throws IOException {
        byte[] binding = WRITER.sidecar(LABEL, "plan.txt", "text/plain", file(FILE));
        for (int i = 0; i < FILE.length; i++) {
            byte[] changed = FILE.clone();
            changed[i] ^= 1;
            BindingReport report = read(binding).check(file(changed));
            assertThat(report.holds()).isFalse();
            assertThat(kinds(report)).contains(Kind.DATA_CHANGED);
        }
        assertThat(read(binding).check(file(new byte[0])).holds()).isFalse();
    }

    /** Wherever it is: in the label, in a digest, in the signature or in the marks around them. */
    @Test
    void noByteOfASignedBindingChangesUnseen() throws IOException {
        byte[] binding = signed(signers.getFirst());
        List<Integer> unseen = new ArrayList<>();
        for (int i = 0; i < binding.length; i += 2) {
            byte[] changed = binding.clone();
            changed[i] ^= 1;
            if (isVouchedFor(changed)) {
                unseen.add(i);
            }
        }
        assertThat(unseen.stream().map(i -> around(binding, i))).isEmpty();
    }

    @Test
    void changedLabelIsCalledOutSignedOrNot() throws IOException {
        String unsigned = text(WRITER.sidecar(LABEL, "plan.txt", "text/plain", file(FILE)));
        assertThat(kinds(check(unsigned.replace(">RESTRICTED<", ">UNCLASSIFIED<"))))
                .contains(Kind.LABEL_CHANGED);
        String signed = text(signed(signers.getFirst()));
        assertThat(kinds(check(signed.replace(">RESTRICTED<", ">UNCLASSIFIED<"))))
                .containsExactly(Kind.DATA_UNCHANGED, Kind.LABEL_CHANGED, Kind.CHANGED_AFTER_SIGNING);
        assertThat(kinds(check(signed.replace("text/plain", "text/html")))).contains(Kind.CHANGED_AFTER_SIGNING);
    }

    /** Label and digest exchanged together: what only a signature tells. */
    @Test
    void labelAndDigestsOfAnotherBindingDoNotPassUnderItsSignature() throws IOException {
        BindingSigner signer = signers.getFirst();
        String one = text(signed(signer));
        String other = text(
                WRITER.sidecar(LABEL, "plan.txt", "text/plain", file("Another plan".getBytes(UTF_8)), signer, NOW));
        String mixed = one.replace(part(one, "ds:Object"), part(other, "ds:Object"));
        assertThat(check(mixed).findings())
                .extracting(BindingFinding::kind)
                .contains(Kind.DATA_CHANGED, Kind.CHANGED_AFTER_SIGNING);
        String stolen = one.replace(part(one, "ds:SignatureValue"), part(other, "ds:SignatureValue"));
        assertThat(kinds(check(stolen))).contains(Kind.SIGNATURE_BROKEN);
    }

    @Test
    void strangersSignatureIsNotTrusted() throws IOException {
        BindingReport report = read(signed(strangers.getFirst())).check(file(FILE));
        assertThat(kinds(report)).contains(Kind.SIGNER_NOT_TRUSTED);
        assertThat(report.holds()).isFalse();
        assertThat(report.findings().getLast().words(Locale.ENGLISH)).contains("CN=Stranger");
    }

    /** The key is the trusted certificate's, not that of whoever signed. */
    @Test
    void strangerWhoShowsATrustedCertificateIsFound() throws IOException {
        BindingSigner stranger =
                new BindingSigner(strangers.getFirst().key(), signers.getFirst().certificate());
        assertThat(kinds(read(signed(stranger)).check(file(FILE)))).contains(Kind.SIGNATURE_BROKEN);
    }

    @Test
    void certificateThatDoesNotHoldAnyMoreIsCalledOut() throws IOException {
        ReadBinding read = new BindingReader(certificates(signers))
                .read(signed(signers.getFirst()), NOW.plus(Duration.ofDays(60)));
        assertThat(kinds(read.check(file(FILE)))).contains(Kind.CERTIFICATE_NOT_VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mb:MetadataBindingContainer",
                "mb:MetadataBinding",
                "mb:Metadata",
                "mb:DataReference",
                "slab:originatorConfidentialityLabel",
                "ds:Reference",
                "ds:Manifest",
                "ds:DigestValue",
                "ds:Signature",
                "ds:Object",
                "ds:X509Certificate",
                "ds:SignatureProperties"
            })
    void doubledElementIsRefused(String name) throws IOException {
        String binding = text(signed(signers.getFirst()));
        String part = part(binding, name);
        assertRefused(binding.replace(part, part + part));
    }

    @Test
    void wrappedElementsAreRefused() throws IOException {
        String signed = text(signed(signers.getFirst()));
        String label = part(signed, "slab:originatorConfidentialityLabel");
        assertRefused(signed.replace(label, "<wrapped>" + label + "</wrapped>"));
        String container = part(signed, "mb:MetadataBindingContainer");
        assertRefused(signed.replace(container, "<mb:Wrapped>" + container + "</mb:Wrapped>" + container));
        assertRefused("<wrapped>" + signed.replaceFirst("<\\?xml[^>]*>", "") + "</wrapped>");
        assertRefused(signed.replace("<ds:Reference URI=\"\">", "<ds:Reference URI=\"file:///etc/passwd\">"));
        assertRefused(signed.replace("URI=\"#bound\"", "URI=\"#label\""));
        assertRefused(signed.replace("</mb:MetadataBinding>", "text</mb:MetadataBinding>"));
        assertRefused(signed.replace("<mb:Metadata>", "<mb:Metadata lang=\"en\">"));
    }

    @Test
    void weakerAlgorithmsAreRefused() throws IOException {
        String signed = text(signed(signers.getFirst()));
        assertRefused(signed.replace(BindingXml.SHA384, "http://www.w3.org/2001/04/xmlenc#sha256"));
        assertThat(isVouchedFor(signed.replace(BindingXml.ECDSA_SHA256, "http://www.w3.org/2000/09/xmldsig#hmac-sha1")
                        .getBytes(UTF_8)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML",
                "<a/>",
                "<mb:BindingInformation xmlns:mb='urn:nato:stanag:4778:bindinginformation:1:0'/>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
                "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;</a>"
            })
    void whatIsNoBindingIsRefused(String document) {
        assertRefused(document);
        assertThatThrownBy(() ->
                        WRITER.encapsulate(LABEL, ("<?xml version='1.0'?><!DOCTYPE a>" + document).getBytes(UTF_8)))
                .isInstanceOf(UnreadableDocument.class);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        byte[] large = new byte[9 << 20];
        assertRefused(new String(large, UTF_8));
        String deep = "<a>".repeat(62) + "</a>".repeat(62);
        assertThatThrownBy(() -> WRITER.encapsulate(LABEL, deep.getBytes(UTF_8)))
                .isInstanceOf(UnreadableDocument.class);
    }

    @Test
    void alternativeLabelIsNotBoundAsTheOriginators() {
        MetadataLabel alternative = new MetadataLabel(
                MetadataLabel.Kind.ALTERNATIVE, LABEL.label(), null, null, null, LABEL.created(), null, null);
        assertThatThrownBy(() -> WRITER.encapsulate(alternative, XML.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
        String unsigned = text(WRITER.encapsulate(LABEL, XML.getBytes(UTF_8)));
        assertRefused(unsigned.replace("originatorConfidentialityLabel", "alternativeConfidentialityLabel"));
    }

    @Test
    void headerCarriesABinding() throws IOException {
        byte[] binding = signed(signers.getFirst());
        String header = BindingHeader.encode(binding);
        assertThat(header)
                .doesNotContain("\n")
                .startsWith("binding-type=\"urn:nato:stanag:4778:bindinginformation:1:0\"");
        assertThat(BindingHeader.decode(header)).isEqualTo(binding);
        assertThat(BindingHeader.decode(header.replace("; ", ","))).isEqualTo(binding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "binding-type=\"urn:nato:stanag:4778:bindinginformation:1:0\"",
                "binding-type=\"urn:other\"; binding-data-object=\"AAAA\"",
                "binding-type=\"urn:nato:stanag:4778:bindinginformation:1:0\"; binding-data-object=\"A*A\"",
                "binding-type=\"urn:nato:stanag:4778:bindinginformation:1:0\"; binding-data-object=\"AAAA\"; binding-data-object=\"AAAA\""
            })
    void brokenHeaderIsRefused(String header) {
        assertThatThrownBy(() -> BindingHeader.decode(header))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageStartingWith("This is not a Binding-Data header");
    }

    private static MetadataLabel alternative() {
        return new MetadataLabel(
                MetadataLabel.Kind.ALTERNATIVE,
                new ConfidentialityLabel(
                        "ENTENTE", "CONFIDENTIAL", LABEL.label().categories()),
                null,
                null,
                null,
                LABEL.created(),
                null,
                null);
    }

    private static byte[] bound(BoundLabels labels, @Nullable BindingSigner signer) {
        return WRITER.sidecar(labels, "plan.txt", "text/plain", BindingXml.digest(FILE), signer, NOW);
    }

    private static byte[] signed(BindingSigner signer) throws IOException {
        return WRITER.sidecar(LABEL, "plan.txt", "text/plain", file(FILE), signer, NOW);
    }

    private static boolean isVouchedFor(byte[] binding) throws IOException {
        try {
            return read(binding).check(file(FILE)).isVouchedFor();
        } catch (UnreadableDocument e) {
            return false;
        }
    }

    private static BindingReport check(String binding) throws IOException {
        return read(binding.getBytes(UTF_8)).check(file(FILE));
    }

    private static ReadBinding read(byte[] binding) {
        return new BindingReader(certificates(signers)).read(binding, NOW);
    }

    private static void assertRefused(String binding) {
        assertThatThrownBy(() -> check(binding)).isInstanceOf(UnreadableDocument.class);
    }

    private static List<X509Certificate> certificates(List<BindingSigner> signers) {
        return signers.stream().map(BindingSigner::certificate).toList();
    }

    private static MetadataLabel readAs(MetadataLabel label) {
        return new MetadataLabel(
                label.kind(),
                label.label(),
                new Policies(ShippedPolicies.read())
                        .current("ENTENTE")
                        .orElseThrow()
                        .uri(),
                null,
                null,
                label.created(),
                null,
                null);
    }

    private static List<Kind> kinds(BindingReport report) {
        return report.findings().stream().map(BindingFinding::kind).toList();
    }

    private static String part(String binding, String name) {
        String end = "</" + name + ">";
        int from = Math.max(binding.indexOf("<" + name + ">"), binding.indexOf("<" + name + " "));
        return binding.substring(from, binding.indexOf(end, from) + end.length());
    }

    private static String around(byte[] binding, int place) {
        return text(binding).substring(Math.max(0, place - 40), Math.min(binding.length, place + 10));
    }

    private static ByteArrayInputStream file(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
