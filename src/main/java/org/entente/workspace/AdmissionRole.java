package org.entente.workspace;

/** What an admitted member may do in a workspace. */
public enum AdmissionRole {
    LEAD,
    CONTRIBUTOR,
    READER
}
