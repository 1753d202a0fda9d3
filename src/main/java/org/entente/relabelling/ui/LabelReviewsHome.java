package org.entente.relabelling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.relabelling.LabelReviews;
import org.entente.uikit.HomeSection;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** Labels that this person's nation meant to look at again by today; not there while there are none. */
@org.springframework.stereotype.Component
class LabelReviewsHome implements HomeSection {

    private final LabelReviews reviews;
    private final CurrentMember currentMember;

    LabelReviewsHome(LabelReviews reviews, CurrentMember currentMember) {
        this.reviews = reviews;
        this.currentMember = currentMember;
    }

    @Override
    public String title() {
        return Words.of("relabelling.review.home");
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public boolean shown() {
        return currentMember
                        .find()
                        .filter(member -> member.role().equals(Roles.LIAISON_OFFICER))
                        .isPresent()
                && reviews.isDue();
    }

    @Override
    public Component content() {
        List<LabelReviews.Due> due = reviews.due();
        UnorderedList list = new UnorderedList();
        list.addClassName("label-changes-home");
        for (LabelReviews.Due one : due) {
            Span day = new Span(Words.of("relabelling.review.overdue", Times.day(one.day())));
            day.addClassName("quiet");
            list.add(new ListItem(
                    new Anchor(one.object().path(), one.object().title()),
                    new Div(new MarkingChip(one.object().label()), day)));
        }
        ScreenMarking.show(list, due.stream().map(one -> one.object().label()).toList());
        return list;
    }
}
