package org.entente.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Comparator;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.uikit.EmptyState;
import org.entente.uikit.HomeSection;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.NewThing;
import org.entente.uikit.NewThings;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** On the start page: what was made or changed lately, of all features together. */
@org.springframework.stereotype.Component
class NewHome implements HomeSection {

    private static final int SHOWN = 6;

    private final List<NewThings> sources;
    private final CurrentMember currentMember;

    NewHome(List<NewThings> sources, CurrentMember currentMember) {
        this.sources = sources;
        this.currentMember = currentMember;
    }

    @Override
    public String title() {
        return Words.of("notification.new");
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public boolean shown() {
        return currentMember
                .find()
                .filter(member -> member.role().equals(Roles.LIAISON_OFFICER))
                .isPresent();
    }

    @Override
    public Component content() {
        List<NewThing> newest = sources.stream()
                .flatMap(source -> source.newest(SHOWN).stream())
                .sorted(Comparator.comparing(NewThing::at).reversed())
                .limit(SHOWN)
                .toList();
        if (newest.isEmpty()) {
            return new EmptyState(Words.of("notification.new.empty"));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("next-list");
        newest.forEach(thing -> list.add(item(thing)));
        ScreenMarking.show(list, newest.stream().map(NewThing::label).toList());
        return list;
    }

    private static ListItem item(NewThing thing) {
        Div name = new Div(new MarkingChip(thing.label()), new Anchor(thing.href(), thing.title()));
        name.addClassName("plan-name");
        Span what = new Span(thing.what());
        what.addClassName("muted");
        Span where = new Span(thing.where());
        where.addClassName("muted");
        return new ListItem(name, what, where, Times.dtg(thing.at()));
    }
}
