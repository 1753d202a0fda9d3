package org.entente.message.ui;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Safelist;

/**
 * Markdown as HTML that can do nothing: CommonMark with HTML shown as text, cleaned once more by a list of elements. No images,
 * no styles; links only to http, https and mailto, and told nothing of where they were followed from.
 */
final class SafeMarkdown {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>")
            .build();
    private static final Safelist ALLOWED = Safelist.none()
            .addTags("p", "br", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "a")
            .addTags("h1", "h2", "h3", "h4", "h5", "h6")
            .addAttributes("ol", "start")
            .addAttributes("a", "href")
            .addProtocols("a", "href", "http", "https", "mailto");
    private static final Document.OutputSettings AS_IS = new Document.OutputSettings().prettyPrint(false);
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"')\\]]*[^\\s<>\"')\\].,;:!?]");

    private SafeMarkdown() {}

    /**
     * The text as HTML, in one {@code div}.
     *
     * @param mentions names that are marked where they stand after an @
     */
    static String html(String text, Collection<String> mentions) {
        Node document = PARSER.parse(text);
        document.accept(new WithoutImages());
        String clean = Jsoup.clean(RENDERER.render(document), "", ALLOWED, AS_IS);
        Element body = Jsoup.parseBodyFragment(clean).outputSettings(AS_IS).body();
        // A heading of a message is none of the page.
        body.select("h1, h2, h3, h4, h5, h6")
                .forEach(heading -> heading.tagName("p").addClass("message-heading"));
        mark(body, mentions);
        body.select("a").forEach(SafeMarkdown::guard);
        return "<div class=\"message-text\" dir=\"auto\">" + body.html() + "</div>";
    }

    // Where a link leads is seen before it is followed.
    private static void guard(Element link) {
        if (link.hasAttr("href")) {
            link.attr("rel", "noopener noreferrer nofollow")
                    .attr("target", "_blank")
                    .attr("title", link.attr("href"));
        } else {
            link.unwrap();
        }
    }

    private static void mark(Element body, Collection<String> mentions) {
        Pattern wanted = wanted(mentions);
        List<TextNode> texts = body.stream()
                .filter(element -> element.closest("a, code, pre") == null)
                .flatMap(element -> element.textNodes().stream())
                .toList();
        texts.forEach(text -> mark(text, wanted));
    }

    private static Pattern wanted(Collection<String> mentions) {
        // The longest first: a name may begin with another.
        String names = mentions.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(name -> Pattern.quote("@" + name))
                .collect(Collectors.joining("|"));
        return names.isEmpty() ? ADDRESS : Pattern.compile(ADDRESS.pattern() + "|" + names);
    }

    private static void mark(TextNode text, Pattern wanted) {
        String whole = text.getWholeText();
        Matcher found = wanted.matcher(whole);
        int from = 0;
        while (found.find()) {
            text.before(new TextNode(whole.substring(from, found.start())));
            text.before(
                    found.group().startsWith("@")
                            ? new Element("span").addClass("mention").text(found.group())
                            : new Element("a").attr("href", found.group()).text(found.group()));
            from = found.end();
        }
        if (from > 0) {
            text.text(whole.substring(from));
        }
    }

    /** In the place of an image stands its description: nothing is fetched from elsewhere when a message is read. */
    private static final class WithoutImages extends AbstractVisitor {
        @Override
        public void visit(Image image) {
            Node child = image.getFirstChild();
            while (child != null) {
                Node next = child.getNext();
                image.insertBefore(child);
                child = next;
            }
            image.unlink();
        }
    }
}
