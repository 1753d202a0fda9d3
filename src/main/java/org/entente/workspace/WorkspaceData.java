package org.entente.workspace;

/**
 * What an administrator says of a workspace.
 *
 * @param name 1 to 100 characters
 * @param purpose up to 1,000 characters
 * @param policy the name of the policy that its labels are of; never changed once the workspace is there
 * @param ceiling the name of a level of that policy
 */
public record WorkspaceData(String name, String purpose, String policy, String ceiling) {

    public WorkspaceData {
        if (name.isBlank() || name.length() > 100 || purpose.length() > 1000) {
            throw new IllegalArgumentException(
                    "A workspace has a name of 1 to 100 characters and a purpose of up to 1,000");
        }
    }
}
