package org.entente.uikit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.label.CoalitionPolicy;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelGround;
import org.entente.label.LabelWords;
import org.entente.label.PartialLabel;
import org.entente.label.choice.LabelChoices;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * A field for a label: offers only what the policy of the workspace allows next, adds what leaves no choice, and shows how it will
 * read and who could read it. Without a level there is no label, and the originator's own nation can always read what carries it.
 */
public class LabelPicker extends CustomField<ConfidentialityLabel> {

    private final LabelGround ground;
    private final SecurityPolicy policy;
    private final LabelChoices choices;
    private final Locale language;
    private final RadioButtonGroup<String> level = new RadioButtonGroup<>();
    private final List<TagChoice> tags;
    private final Div quick = new Div();
    private final Span leftOut = new Span();
    private final LabelPreview preview;
    private PartialLabel wish;
    private @Nullable ConfidentialityLabel before;
    private boolean filling;

    /** For a label that is to be changed, or follows another: begins with the nations of those who are there, and no level. */
    public LabelPicker(LabelGround ground) {
        this.ground = ground;
        this.policy = ground.policy();
        this.choices = new LabelChoices(policy, ground.ceilingRank(), ground.originator(), Instant.now());
        this.language = Markings.language(policy);
        this.preview = new LabelPreview(ground);
        this.wish = everybodyHere();
        this.tags = policy.tags().stream()
                .sorted(Comparator.comparingInt(LabelPicker::place))
                .map(tag -> new TagChoice(ground, tag, language, values -> choose(tag, values)))
                .toList();
        addClassName("label-picker");
        setUpLevel();
        setUpQuickChoices();
        leftOut.addClassName("label-left-out");
        leftOut.getElement().setAttribute("role", "status");
        add(level);
        tags.forEach(tag -> {
            add(tag);
            if (tag.tag().equals(released().orElse(null))) {
                add(quick);
            }
        });
        add(leftOut, preview);
        refresh();
    }

    /** For something new: begins with the label of what the person last made in the workspace, if there is one. */
    public static LabelPicker forNew(LabelGround ground) {
        LabelPicker picker = new LabelPicker(ground);
        ConfidentialityLabel last = ground.last();
        if (last != null && last.policy().equals(ground.policy().name())) {
            picker.wish = PartialLabel.of(last);
            picker.refresh();
            picker.updateValue();
        }
        return picker;
    }

    /**
     * For what follows several things that no label covers: begins with no level and no nation but the asker's own, and says beside
     * it why a person must decide.
     */
    public static LabelPicker undecided(LabelGround ground) {
        LabelPicker picker = new LabelPicker(ground);
        picker.wish = picker.releasedTo(PartialLabel.NOTHING, List.of());
        picker.refresh();
        picker.setHelperText(LabelWords.of("label.undecided", Markings.language(), List.of()));
        return picker;
    }

    /** Begins with a label, if the originator may give it here; answers this field. */
    public LabelPicker suggest(ConfidentialityLabel label) {
        if (label.policy().equals(policy.name())
                && choices.label(PartialLabel.of(label)).isPresent()) {
            setValue(label);
        }
        return this;
    }

    /** What is chosen; empty, and the field says what is missing, if that is no label yet. */
    public Optional<ConfidentialityLabel> chosen() {
        Optional<ConfidentialityLabel> chosen = Optional.ofNullable(getValue());
        setInvalid(chosen.isEmpty());
        setErrorMessage(chosen.isPresent() ? "" : missing());
        return chosen;
    }

    @Override
    protected @Nullable ConfidentialityLabel generateModelValue() {
        return choices.label(effective())
                .map(label -> before != null && before.saysTheSameAs(label) ? before : label)
                .orElse(null);
    }

    @Override
    protected void setPresentationValue(@Nullable ConfidentialityLabel label) {
        before = label;
        wish = label == null || !label.policy().equals(policy.name()) ? everybodyHere() : PartialLabel.of(label);
        refresh();
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        level.setReadOnly(readOnly);
        tags.forEach(tag -> tag.setReadOnly(readOnly));
        quick.setVisible(!readOnly);
    }

    private void setUpLevel() {
        level.setLabel(Words.of("uikit.label.level"));
        level.addClassName("label-levels");
        level.setItems(choices.levels().stream().map(Classification::name).toList());
        level.setRenderer(new ComponentRenderer<>(this::level));
        level.setHelperText(choices.levels().isEmpty() ? Words.of("uikit.label.level.none") : null);
        level.addValueChangeListener(changed -> {
            if (!filling) {
                change(wish.at(changed.getValue()));
            }
        });
    }

    private Span level(String name) {
        Span word = new Span(policy.wordOfLevel(name, language));
        word.addClassName("label-level");
        policy.level(name).ifPresent(one -> word.getStyle().set("--marking-colour", one.colour()));
        return word;
    }

    private void setUpQuickChoices() {
        quick.addClassName("label-quick");
        quick.add(
                quickChoice("uikit.label.nations.here", ground.here()),
                quickChoice("uikit.label.nations.own", List.of()));
        quick.setVisible(!choices.levels().isEmpty());
    }

    private Button quickChoice(String words, Collection<NationCode> nations) {
        Button button = new Button(Words.of(words), click -> change(releasedTo(wish, nations)));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private void choose(PolicyTag tag, SortedSet<String> values) {
        SortedSet<String> wanted = new TreeSet<>(values);
        if (tag.maximum() == 1 && wanted.size() > 1) {
            wanted.removeAll(effective().values(tag));
        }
        change(effective().with(tag, wanted));
    }

    private void change(PartialLabel wanted) {
        wish = wanted;
        refresh();
        updateValue();
        if (isInvalid() && getValue() != null) {
            setInvalid(false);
        }
    }

    private PartialLabel effective() {
        return choices.settled(wish);
    }

    private void refresh() {
        PartialLabel now = effective();
        filling = true;
        level.setValue(choices.levels().stream().anyMatch(one -> one.name().equals(now.level())) ? now.level() : null);
        filling = false;
        tags.forEach(
                choice -> choice.show(now.values(choice.tag()), offered(now, choice.tag()), withheld(now, choice)));
        quick.setVisible(!isReadOnly()
                && released().filter(tag -> !offered(now, tag).isEmpty()).isPresent());
        showLeftOut(now);
        preview.show(choices.label(now).orElse(null), now.level() == null ? "" : missing());
    }

    // Of a tag that takes one value, another may be chosen in its place.
    private List<PolicyTag.Value> offered(PartialLabel now, PolicyTag tag) {
        PartialLabel others = tag.maximum() == 1 ? now.with(tag, new TreeSet<>()) : now;
        List<PolicyTag.Value> next = choices.next(others, tag);
        return tag.values().stream()
                .filter(value -> next.contains(value) || now.values(tag).contains(value.name()))
                .toList();
    }

    // What the level allows and the other values do not is told, lest it be looked for.
    private List<String> withheld(PartialLabel now, TagChoice choice) {
        if (now.level() == null || !choice.isShort()) {
            return List.of();
        }
        List<PolicyTag.Value> offered = offered(now, choice.tag());
        return choices.next(PartialLabel.NOTHING.at(now.level()), choice.tag()).stream()
                .filter(value -> !offered.contains(value))
                .flatMap(value -> choices.objection(now, choice.tag(), value.name()).stream())
                .map(problem -> problem.words(Markings.language()))
                .distinct()
                .toList();
    }

    private void showLeftOut(PartialLabel now) {
        List<String> gone = policy.tags().stream()
                .flatMap(tag -> tag.values(wish.values(tag)).stream()
                        .filter(value -> !now.values(tag).contains(value.name())))
                .map(PolicyTag.Value::name)
                .toList();
        String at = now.level();
        leftOut.setVisible(!gone.isEmpty() && at != null);
        leftOut.setText(
                at == null
                        ? ""
                        : Words.of("uikit.label.left-out", policy.wordOfLevel(at, language), String.join(", ", gone)));
    }

    private String missing() {
        return effective().level() == null
                ? Words.of("uikit.label.level.missing")
                : choices.problems(effective()).stream()
                        .findFirst()
                        .map(problem -> problem.words(Markings.language()))
                        .orElse("");
    }

    private PartialLabel everybodyHere() {
        return releasedTo(PartialLabel.NOTHING, ground.here());
    }

    private PartialLabel releasedTo(PartialLabel label, Collection<NationCode> nations) {
        return released()
                .map(tag -> {
                    SortedSet<String> codes = new TreeSet<>();
                    Stream.concat(nations.stream(), Stream.of(ground.own()))
                            .flatMap(nation -> tag.value(nation.value()).stream())
                            .forEach(value -> codes.add(value.name()));
                    return label.with(tag, codes);
                })
                .orElse(label);
    }

    private Optional<PolicyTag> released() {
        List<PolicyTag> all = policy.nationTags();
        return all.stream()
                .filter(tag -> tag.name().equals(CoalitionPolicy.RELEASABLE_TO))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    // Who may read it first, then what they need besides, then what is only said.
    private static int place(PolicyTag tag) {
        return switch (tag.type()) {
            case PERMISSIVE -> 0;
            case RESTRICTIVE -> 1;
            case INFORMATIVE -> 2;
        };
    }
}
