package org.entente.member.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.entente.access.CurrentMember;
import org.entente.member.MarkingLanguages;
import org.entente.uikit.ReaderLanguages;
import org.entente.uikit.SettingsSection;
import org.entente.uikit.Words;

/** In which language one reads markings. What was chosen counts from the next page on that is opened or read again. */
@org.springframework.stereotype.Component
class MarkingLanguageSection implements SettingsSection, VaadinServiceInitListener {

    private static final String BROWSER = "";

    private final MarkingLanguages languages;
    private final CurrentMember currentMember;

    MarkingLanguageSection(MarkingLanguages languages, CurrentMember currentMember) {
        this.languages = languages;
        this.currentMember = currentMember;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addUIInitListener(init -> currentMember
                        .find()
                        .ifPresent(member -> ReaderLanguages.choose(
                                init.getUI().getSession(), languages.mine().orElse(null))));
    }

    @Override
    public String title() {
        return Words.of("member.markings");
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public boolean shown() {
        return currentMember.find().isPresent();
    }

    @Override
    public Component content() {
        RadioButtonGroup<String> choice = new RadioButtonGroup<>(Words.of("member.markings.language"));
        List<String> offered =
                languages.offered().stream().map(Locale::getLanguage).toList();
        choice.setItems(Stream.concat(Stream.of(BROWSER), offered.stream()).toList());
        choice.setItemLabelGenerator(MarkingLanguageSection::name);
        choice.setValue(languages
                .mine()
                .map(Locale::getLanguage)
                .filter(offered::contains)
                .orElse(BROWSER));
        choice.addValueChangeListener(changed -> {
            Locale language = changed.getValue().equals(BROWSER) ? null : Locale.of(changed.getValue());
            languages.choose(language);
            ReaderLanguages.choose(VaadinSession.getCurrent(), language);
        });
        return new Div(new Paragraph(Words.of("member.markings.what")), choice);
    }

    // Each language by its own name, as those look for it who read it.
    private static String name(String language) {
        Locale locale = Locale.of(language);
        return language.equals(BROWSER)
                ? Words.of("member.markings.browser")
                : capitalised(locale.getDisplayLanguage(locale), locale);
    }

    private static String capitalised(String text, Locale language) {
        return text.substring(0, 1).toUpperCase(language) + text.substring(1);
    }
}
