package org.entente.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.entente.review.SavedSearch;
import org.entente.review.SavedSearches;
import org.entente.review.SearchNameTaken;
import org.entente.uikit.Notices;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;

/** What the auditor looks for again and again: each a way back to it, and the way to keep what is looked for now. */
class SavedSearchMenu extends MenuBar {

    private final SavedSearches saved;
    private final Supplier<AuditSearch> now;
    private final Consumer<AuditSearch> goTo;
    private final MenuItem menu;

    SavedSearchMenu(SavedSearches saved, Supplier<AuditSearch> now, Consumer<AuditSearch> goTo) {
        this.saved = saved;
        this.now = now;
        this.goTo = goTo;
        this.menu = addItem(Words.of("review.saved"));
        fill();
    }

    private void fill() {
        var items = menu.getSubMenu();
        items.removeAll();
        List<SavedSearch> all = saved.list();
        all.forEach(one -> items.addItem(
                one.name(), click -> goTo.accept(AuditSearch.of(QueryParameters.fromString(one.search())))));
        if (!all.isEmpty()) {
            items.addSeparator();
        }
        items.addItem(
                Words.of("review.saved.save"),
                click -> name(Words.of("review.saved.save"), "", name -> {
                    saved.save(new SavedSearch(
                            UUID.randomUUID(), name, now.get().address().getQueryString()));
                    Notices.show(Words.of("review.saved.done", name));
                }));
        if (!all.isEmpty()) {
            items.addItem(Words.of("review.saved.manage"), click -> manage());
        }
    }

    private void manage() {
        Div rows = new Div();
        rows.addClassName("saved-searches");
        SideSheet sheet = new SideSheet(Words.of("review.saved.manage"), rows);
        saved.list().forEach(one -> rows.add(row(one, sheet)));
        sheet.open();
    }

    private Div row(SavedSearch one, SideSheet sheet) {
        Button rename = new Button(Words.of("review.saved.rename"), click -> {
            sheet.close();
            name(Words.of("review.saved.rename"), one.name(), name -> saved.rename(one.id(), name));
        });
        rename.setAriaLabel(Words.of("review.saved.rename.one", one.name()));
        Button remove = new Button(Words.of("review.saved.remove"), click -> {
            sheet.close();
            saved.remove(one.id());
            fill();
            Notices.show(
                    Words.of("review.saved.removed", one.name()), Words.of("review.saved.undo"), () -> bringBack(one));
        });
        remove.setAriaLabel(Words.of("review.saved.remove.one", one.name()));
        Div buttons = new Div(rename, remove);
        buttons.addClassName("saved-search-buttons");
        Div name = new Div(one.name());
        name.addClassName("saved-search-name");
        Div row = new Div(name, buttons);
        row.addClassName("saved-search");
        return row;
    }

    private void bringBack(SavedSearch one) {
        try {
            saved.save(one);
        } catch (SearchNameTaken e) {
            Notices.error(Words.of("review.saved.taken"));
        }
        fill();
    }

    private void name(String title, String before, Consumer<String> keep) {
        TextField name = new TextField(Words.of("review.saved.name"));
        name.setMaxLength(SavedSearch.LONGEST_NAME);
        name.setValue(before);
        name.setWidthFull();
        Button save = new Button(title);
        save.addThemeName("primary");
        SideSheet sheet =
                new SideSheet(title, name, save).unsaved(() -> !name.getValue().equals(before));
        save.addClickListener(click -> {
            String typed = name.getValue().strip();
            name.setErrorMessage(Words.of(typed.isEmpty() ? "review.saved.nameless" : "review.saved.taken"));
            name.setInvalid(typed.isEmpty());
            if (typed.isEmpty()) {
                return;
            }
            try {
                keep.accept(typed);
                sheet.close();
                fill();
            } catch (SearchNameTaken e) {
                name.setInvalid(true);
            }
        });
        sheet.open();
        name.focus();
    }
}
