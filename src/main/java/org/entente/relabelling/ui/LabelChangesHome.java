package org.entente.relabelling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.relabelling.LabelChange;
import org.entente.relabelling.Relabelling;
import org.entente.relabelling.Relabelling.Waiting;
import org.entente.uikit.HomeSection;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Words;

/** Changes of labels that wait for this person's word; not there while none do. */
@org.springframework.stereotype.Component
class LabelChangesHome implements HomeSection {

    private final Relabelling relabelling;
    private final CurrentMember currentMember;

    LabelChangesHome(Relabelling relabelling, CurrentMember currentMember) {
        this.relabelling = relabelling;
        this.currentMember = currentMember;
    }

    @Override
    public String title() {
        return Words.of("relabelling.home");
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public boolean shown() {
        return currentMember
                        .find()
                        .filter(member -> member.role().equals(Roles.LIAISON_OFFICER))
                        .isPresent()
                && relabelling.waits();
    }

    @Override
    public Component content() {
        UnorderedList list = new UnorderedList();
        list.addClassName("label-changes-home");
        var waiting = relabelling.waitingForMe();
        waiting.stream().map(LabelChangesHome::row).forEach(list::add);
        ScreenMarking.show(
                list, waiting.stream().map(one -> one.object().label()).toList());
        return list;
    }

    private static ListItem row(Waiting waiting) {
        LabelChange change = waiting.change();
        Anchor object = new Anchor(waiting.object().path(), waiting.object().title());
        Div labels = new Div(
                new MarkingChip(change.from()),
                new Span(Words.of("relabelling.box.then")),
                new MarkingChip(change.to()));
        Div about = new Div(
                new Span(LabelText.asker(change)),
                LabelText.told(Words.of("relabelling.box.expires"), change.expiresAt()));
        about.addClassName("quiet");
        return new ListItem(object, labels, about);
    }
}
