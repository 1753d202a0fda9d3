package org.entente.uikit;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tells Vaadin which languages there are, so that a page gets the first of the browser's that is among them. */
@Component
class WordsProvider implements I18NProvider {

    @Override
    public List<Locale> getProvidedLocales() {
        return Words.languages();
    }

    @Override
    public Locale getDefaultLocale() {
        return Locale.ENGLISH;
    }

    @Override
    public String getTranslation(String key, Locale language, Object... arguments) {
        return WordBundles.text(key, language, arguments);
    }
}
