package org.entente.label;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** Small policies of the tests' making, each under a name and an identifier that nobody else has. */
public final class TestPolicies {

    private final String name = "TEST-" + UUID.randomUUID();
    private final String oid =
            "2.25." + new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16);

    public String name() {
        return name;
    }

    public String oid() {
        return oid;
    }

    /**
     * Two levels, OPEN and CLOSED, and a restrictive tag {@code Project} with ALPHA and BETA.
     *
     * @param phrase how CLOSED is written
     * @param betaObsolete whether BETA is for old labels only
     * @param equivalent the policy whose levels of the same name are equivalent to these; empty for none
     */
    public byte[] document(String phrase, boolean betaObsolete, List<TestPolicies> equivalent) {
        StringBuilder links = new StringBuilder();
        StringBuilder open = new StringBuilder();
        StringBuilder closed = new StringBuilder();
        for (TestPolicies other : equivalent) {
            links.append("<equivalentPolicy name=\"%s\" id=\"%s\"/>".formatted(other.name, other.oid));
            open.append(
                    "<equivalentClassification policyRef=\"%s\" lacv=\"1\" applied=\"both\"/>".formatted(other.name));
            closed.append(
                    "<equivalentClassification policyRef=\"%s\" lacv=\"2\" applied=\"both\"/>".formatted(other.name));
        }
        return """
                <SPIF xmlns="http://www.xmlspif.org/spif" schemaVersion="2.1" version="test">
                  <securityPolicyId name="%s" id="%s"/>
                  <securityClassifications>
                    <securityClassification name="OPEN" lacv="1" hierarchy="0">%s</securityClassification>
                    <securityClassification name="CLOSED" lacv="2" hierarchy="1">
                      %s
                      <markingData phrase="%s"><code>pageTopBottom</code></markingData>
                    </securityClassification>
                  </securityClassifications>
                  <securityCategoryTagSets>
                    <securityCategoryTagSet name="Project" id="%s.1">
                      <securityCategoryTag name="Project" tagType="restrictive">
                        <tagCategory name="ALPHA" lacv="1"/>
                        <tagCategory name="BETA" lacv="2" obsolete="%s"/>
                      </securityCategoryTag>
                    </securityCategoryTagSet>
                  </securityCategoryTagSets>
                  <equivalentPolicies>%s</equivalentPolicies>
                </SPIF>
                """.formatted(name, oid, open, closed, phrase, oid, betaObsolete, links)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As {@link #document(String, boolean, List)}, without equivalents. */
    public byte[] document() {
        return document("SHUT", false, List.of());
    }

    /** A label at a level, with the projects given. */
    public ConfidentialityLabel label(String level, String... projects) {
        return new ConfidentialityLabel(
                name,
                level,
                projects.length == 0
                        ? List.of()
                        : List.of(Category.of(TagType.RESTRICTIVE, "Project", List.of(projects))));
    }

    /** Both levels, and both projects. */
    public Clearance clearance() {
        return new Clearance(
                name,
                new TreeSet<>(List.of("OPEN", "CLOSED")),
                List.of(Category.of(TagType.RESTRICTIVE, "Project", List.of("ALPHA", "BETA"))));
    }
}
