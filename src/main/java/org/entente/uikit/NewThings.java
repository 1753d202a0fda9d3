package org.entente.uikit;

import java.util.List;

/** A bean by which a feature tells the start page what is new in it. Asked as a liaison officer who opens that page. */
@FunctionalInterface
public interface NewThings {

    /** The newest that the asker may read, newest first; entered in the audit log as any list is. */
    List<NewThing> newest(int most);
}
