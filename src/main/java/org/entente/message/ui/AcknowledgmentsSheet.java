package org.entente.message.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.live.ui.LiveView;
import org.entente.member.Person;
import org.entente.message.Acknowledgments;
import org.entente.message.Message;
import org.entente.message.MessageChange;
import org.entente.message.Messages;
import org.entente.shared.NationCode;
import org.entente.uikit.NationBadge;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** Tells a sender who has not acknowledged, and who has, by nation. It stays true while it is open. */
final class AcknowledgmentsSheet {

    private AcknowledgmentsSheet() {}

    static void open(MessageDesk desk, Message message) {
        Div content = new Div();
        content.addClassName("acknowledgments");
        ScreenMarking.show(content, List.of(message.label()));
        fill(content, desk, message);
        SideSheet sheet = new SideSheet(Words.of("message.acknowledgments"), content);
        WhileThere.close(desk, message, content, sheet);
        LiveView.listen(
                content,
                desk.changes(),
                Messages.TOPIC,
                change -> MessageChange.of(change)
                        .filter(which -> message.id().equals(which.message()))
                        .flatMap(which -> desk.messages().again(message.id()))
                        .ifPresent(which -> fill(content, desk, message)));
        sheet.open();
    }

    private static void fill(Div content, MessageDesk desk, Message message) {
        MessageWords.attempt(() -> {
            Acknowledgments now = desk.messages().acknowledgments(message.id());
            content.removeAll();
            content.add(new H3(Words.of(
                    "message.acknowledgments.outstanding", now.outstanding().size())));
            if (now.outstanding().isEmpty()) {
                content.add(new Paragraph(Words.of("message.acknowledgments.all")));
            }
            content.add(byNation(now.outstanding(), person -> person, person -> new Span(person.displayName())));
            content.add(
                    new H3(Words.of("message.acknowledgments.given", now.given().size())));
            content.add(byNation(
                    now.given(),
                    Acknowledgments.Given::by,
                    given -> new Span(new Span(given.by().displayName() + " "), Times.dtg(given.at()))));
        });
    }

    private static <T> UnorderedList byNation(List<T> people, Function<T, Person> who, Function<T, Span> line) {
        Map<NationCode, List<T>> nations = people.stream()
                .collect(Collectors.groupingBy(one -> who.apply(one).nation(), TreeMap::new, Collectors.toList()));
        UnorderedList list = new UnorderedList();
        list.addClassName("by-nation");
        nations.forEach((nation, those) -> {
            ListItem item = new ListItem(new NationBadge(nation));
            Div names = new Div();
            those.forEach(one -> names.add(new Div(line.apply(one))));
            item.add(names);
            list.add(item);
        });
        return list;
    }
}
