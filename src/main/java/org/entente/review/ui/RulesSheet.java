package org.entente.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.entente.uikit.Notices;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.entente.watching.RuleSetting;
import org.entente.watching.WatchRules;

/** All rules and their numbers. */
class RulesSheet {

    private final SideSheet sheet;

    RulesSheet(WatchRules rules) {
        List<RuleForm> forms = rules.list().stream()
                .map(setting -> new RuleForm(setting, rules::preview))
                .toList();
        Div content = new Div(new Paragraph(Words.of("review.alert.rules.about")));
        content.addClassName("alert-rules");
        forms.forEach(content::add);
        Button save = new Button(Words.of("review.alert.rules.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        sheet = new SideSheet(Words.of("review.alert.rules"), content, save)
                .unsaved(() -> forms.stream().anyMatch(RuleForm::isTouched));
        save.addClickListener(click -> {
            if (forms.stream().allMatch(RuleForm::isValid)) {
                List<RuleSetting> changed = forms.stream()
                        .filter(RuleForm::isTouched)
                        .map(RuleForm::read)
                        .toList();
                changed.forEach(rules::set);
                sheet.close();
                Notices.show(Words.of("review.alert.rules.saved", changed.size()));
            }
        });
    }

    void open() {
        sheet.open();
    }
}
