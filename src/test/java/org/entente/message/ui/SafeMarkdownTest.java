package org.entente.message.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may write to each other cannot do anything in a reader's browser. */
class SafeMarkdownTest {

    private static final Set<String> ELEMENTS =
            Set.of("div", "p", "br", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "a", "span");
    private static final Set<String> ATTRIBUTES = Set.of("class", "dir", "href", "rel", "target", "title", "start");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<ScRiPt src=//evil.example/x.js></sCrIpT>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](java\tscript:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](vbscript:msgbox)",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](file:///etc/passwd)",
                "[x](/audit)",
                "[x](//evil.example)",
                "[x](blob:https://evil.example/1)",
                "<javascript:alert(1)>",
                "<data:text/html,x>",
                "![x](https://evil.example/pixel.png)",
                "![x](javascript:alert(1))",
                "[![x](https://evil.example/pixel.png)](https://evil.example)",
                "<!-- hidden --> seen",
                "<!--><script>alert(1)</script>-->",
                "<style>*{display:none}</style>",
                "<iframe src=https://evil.example></iframe>",
                "<form action=https://evil.example><input name=p></form>",
                "<div onclick=alert(1) style=position:fixed>x</div>",
                "[x](https://example.org \"onmouseover=alert(1)\")",
                "[x](https://example.org\" onmouseover=\"alert(1))",
                "[a]: javascript:alert(1)\n\n[a]",
                "`<script>`",
                "```\" onmouseover=\"alert(1)\n<b>x</b>\n```",
                "# <img src=x onerror=alert(1)>",
                "<math><mtext></table><mglyph><style><img src=x onerror=alert(1)>",
                "https://evil.example/\"onmouseover=alert(1)",
                "@Ana Example<script>alert(1)</script>",
                "<base href=https://evil.example>",
                "<meta http-equiv=refresh content=0;url=https://evil.example>"
            })
    void attackIsShownAsTextOrNotAtAll(String attack) {
        Element body = Jsoup.parseBodyFragment(SafeMarkdown.html(attack, List.of("Ana Example")))
                .body();
        assertThat(body.children()).hasSize(1);
        for (Element element : body.child(0).getAllElements()) {
            assertThat(ELEMENTS).contains(element.normalName());
            for (Attribute attribute : element.attributes()) {
                assertThat(ATTRIBUTES).contains(attribute.getKey());
            }
            if (element.hasAttr("href")) {
                assertThat(element.attr("href")).matches("(https?://|mailto:).*");
                assertThat(element.attr("rel")).isEqualTo("noopener noreferrer nofollow");
            }
        }
    }

    @Test
    void commentIsNotHiddenFromTheReader() {
        assertThat(Jsoup.parse(SafeMarkdown.html("<!-- hidden -->", List.of())).text())
                .isEqualTo("<!-- hidden -->");
    }

    @Test
    void imageIsItsDescription() {
        assertThat(SafeMarkdown.html("![a chart](https://example.org/c.png)", List.of()))
                .contains("a chart")
                .doesNotContain("<img", "example.org");
    }

    @Test
    void linkShowsWhereItLeadsAndTellsNothingOfWhereItWasFollowedFrom() {
        assertThat(SafeMarkdown.html("[nato.int](https://example.org/x) and https://example.net/y.", List.of()))
                .contains(
                        "<a href=\"https://example.org/x\" rel=\"noopener noreferrer nofollow\" target=\"_blank\" title=\"https://example.org/x\">nato.int</a>",
                        "href=\"https://example.net/y\"");
    }

    @Test
    void ordinaryMarkdownReadsAsMeant() {
        assertThat(SafeMarkdown.html("# Plan\n**bold** *italic* `code`\n\n- one\n- two\n\n> said", List.of()))
                .contains("<p class=\"message-heading\">Plan</p>", "<strong>bold</strong>", "<em>italic</em>")
                .contains("<code>code</code>", "<li>one</li>", "<blockquote>");
    }

    @Test
    void onlyThoseMentionedAreMarkedAndNotInCode() {
        String html = SafeMarkdown.html("@Ana Example and @Bo Example, `@Ana Example`", List.of("Ana Example"));
        assertThat(html).containsOnlyOnce("<span class=\"mention\">@Ana Example</span>");
        assertThat(html).doesNotContain("mention\">@Bo");
    }
}
