package org.entente.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.document.FileName;
import org.junit.jupiter.api.Test;

class AttachmentTest {

    @Test
    void nameIsWrittenPlainForOldReadersAndWholeForOthers() {
        assertThat(Attachment.disposition("Lage – Übung 27.pdf"))
                .isEqualTo(
                        "attachment; filename=\"Lage _ _bung 27.pdf\"; filename*=UTF-8''Lage%20%E2%80%93%20%C3%9Cbung%2027.pdf");
    }

    @Test
    void nameThatWouldBreakOutOfTheHeaderStaysWithinIt() {
        String hostile = "x\"; filename=\"run.exe\r\nSet-Cookie: a=b\u202Efdp'*.exe";
        for (String name : new String[] {hostile, FileName.clean(hostile)}) {
            assertThat(Attachment.disposition(name))
                    .doesNotContain("\r", "\n", "\u202E")
                    .matches("attachment; filename=\"[A-Za-z0-9._ -]*\"; filename\\*=UTF-8''[A-Za-z0-9.%_~'-]*");
        }
    }
}
