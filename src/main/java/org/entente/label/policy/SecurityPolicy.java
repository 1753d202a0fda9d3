package org.entente.label.policy;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelProblem;
import org.entente.label.Marking;
import org.entente.label.TagType;
import org.entente.shared.NationCode;

/**
 * A security policy as its SPIF states it: levels, tags, what makes a label valid, and how labels are written.
 *
 * @param name what labels carry as policy identifier
 * @param oid the object identifier, without {@code urn:oid:}
 * @param edition counts from 1 what was loaded under this name; labels keep the edition that they were made under
 * @param version what the SPIF says of its version; may be empty
 * @param levels every level, lowest first
 * @param tags in the policy's order, which is that of markings
 */
public record SecurityPolicy(
        String name,
        String oid,
        int edition,
        String version,
        MarkingPhrases phrases,
        List<Classification> levels,
        List<PolicyTag> tags,
        List<PolicyEquivalent> equivalents) {

    public SecurityPolicy {
        levels = levels.stream()
                .sorted(Comparator.comparingInt(Classification::rank).thenComparingInt(Classification::lacv))
                .toList();
        tags = List.copyOf(tags);
        equivalents = List.copyOf(equivalents);
    }

    /** {@code urn:oid:} followed by the policy's object identifier. */
    public String uri() {
        return "urn:oid:" + oid;
    }

    /** This policy as the edition of that number. */
    public SecurityPolicy asEdition(int number) {
        return new SecurityPolicy(name, oid, number, version, phrases, levels, tags, equivalents);
    }

    /** The level of that name, in whatever case. */
    public Optional<Classification> level(String wanted) {
        return levels.stream()
                .filter(level -> level.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    /** The tag of that name and type; the name in whatever case. */
    public Optional<PolicyTag> tag(String wanted, TagType type) {
        return tags.stream()
                .filter(tag -> tag.type() == type && tag.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    /** The tags by which a label is released to nations, in the policy's order. */
    public List<PolicyTag> nationTags() {
        return tags.stream().filter(PolicyTag::namesNations).toList();
    }

    /** The nations that a label names: in every tag that it carries of those that release to nations. */
    public SortedSet<NationCode> nations(ConfidentialityLabel label) {
        return nationTags().stream()
                .map(tag -> label.values(tag.name(), tag.type()))
                .filter(values -> !values.isEmpty())
                .map(values -> values.stream()
                        .flatMap(value -> NationCode.parse(value.toUpperCase(Locale.ROOT)).stream())
                        .collect(Collectors.toCollection(TreeSet::new)))
                .reduce((some, others) -> {
                    some.retainAll(others);
                    return some;
                })
                .orElseGet(TreeSet::new);
    }

    /** What is wrong with a label under this policy; empty if it is valid, be it old. */
    public List<LabelProblem> problems(ConfidentialityLabel label) {
        return new LabelValidator(this).problems(label);
    }

    /** What keeps a label from being given now: {@link #problems}, and whatever in it is for old labels only. */
    public List<LabelProblem> problemsOfNew(ConfidentialityLabel label, Instant now) {
        return new LabelValidator(this).problemsOfNew(label, now);
    }

    /** Whether a label has the categories that a rule asks for. */
    public boolean isMet(CategoryRule rule, ConfidentialityLabel label) {
        return new LabelValidator(this).met(rule, label);
    }

    /** The label in this policy's spelling, of this edition; what the policy does not know stays as it is. */
    public ConfidentialityLabel spelled(ConfidentialityLabel label) {
        return new ConfidentialityLabel(
                label.policy().equalsIgnoreCase(name) ? name : label.policy(),
                edition,
                level(label.classification()).map(Classification::name).orElse(label.classification()),
                spelled(label.categories()));
    }

    /** The clearance in this policy's spelling; what the policy does not know stays as it is. */
    public Clearance spelled(Clearance clearance) {
        SortedSet<String> held = new TreeSet<>();
        clearance
                .classifications()
                .forEach(one -> held.add(level(one).map(Classification::name).orElse(one)));
        return new Clearance(
                clearance.policy().equalsIgnoreCase(name) ? name : clearance.policy(),
                held,
                spelled(clearance.categories()));
    }

    /** The label as people read it in a language. */
    public Marking marking(ConfidentialityLabel label, Locale language) {
        return new MarkingWriter(this, language).write(label);
    }

    /** The first of these languages that the policy is written in; English, which every policy is, otherwise. */
    public Locale language(List<Locale> wanted) {
        List<String> spoken = languages().stream().map(Locale::getLanguage).toList();
        return wanted.stream()
                .filter(language -> spoken.contains(language.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** The languages that the policy is written in: English first, then those for which levels or tags have words of their own. */
    public List<Locale> languages() {
        return Stream.concat(
                        Stream.of(Locale.ENGLISH.getLanguage()),
                        Stream.of(
                                        Stream.of(phrases),
                                        levels.stream().map(Classification::phrases),
                                        tags.stream().map(PolicyTag::phrases))
                                .flatMap(all -> all)
                                .flatMap(MarkingPhrases::languages)
                                .sorted())
                .distinct()
                .map(Locale::of)
                .toList();
    }

    /** A level as the policy writes it in a language. */
    public String wordOfLevel(String level, Locale language) {
        return level(level)
                .map(one -> new MarkingWriter(this, language).word(one))
                .orElse(level);
    }

    /** Values of a tag as the policy writes them in a language, nations by name, parted by commas, in the policy's order. */
    public String words(String tagName, TagType type, Collection<String> values, Locale language) {
        MarkingWriter writer = new MarkingWriter(this, language);
        return tag(tagName, type)
                .map(tag -> Stream.concat(
                                tag.values(values).stream().map(writer::word),
                                values.stream().filter(value -> tag.value(value).isEmpty()))
                        .collect(Collectors.joining(", ")))
                .orElse(String.join(", ", values));
    }

    private List<Category> spelled(List<Category> categories) {
        return categories.stream()
                .map(category -> tag(category.tagName(), category.type())
                        .map(tag -> new Category(tag.type(), tag.name(), spelled(category, tag)))
                        .orElse(category))
                .toList();
    }

    private static SortedSet<String> spelled(Category category, PolicyTag tag) {
        SortedSet<String> values = new TreeSet<>();
        category.values()
                .forEach(one ->
                        values.add(tag.value(one).map(PolicyTag.Value::name).orElse(one)));
        return values;
    }
}
