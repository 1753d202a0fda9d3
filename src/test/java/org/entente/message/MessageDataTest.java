package org.entente.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MessageDataTest {

    @Test
    void textThatSaysNothingOrTooMuchIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> MessageData.clean(" \n\u202E\u0000"));
        assertThatIllegalArgumentException().isThrownBy(() -> MessageData.clean("x".repeat(MessageData.LONGEST + 1)));
    }

    @Test
    void charactersThatTurnTheDirectionOfTextOrAreNotSeenAreTakenOut() {
        assertThat(MessageData.clean("approved\u202E not\u202C \u2066x\u2069\u0007"))
                .isEqualTo("approved not x");
        assertThat(MessageData.clean("a\n\tb")).isEqualTo("a\n\tb");
    }
}
