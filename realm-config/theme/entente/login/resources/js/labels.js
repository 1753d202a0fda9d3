// Keycloak's page for an authenticator app has labels that name no field; a screen reader needs them to.
document.addEventListener("DOMContentLoaded", () => {
  for (const label of document.querySelectorAll("label[for]")) {
    if (!document.getElementById(label.htmlFor)) {
      const field = label.parentElement.parentElement.querySelector("input:not([type=hidden])");
      if (field) {
        label.htmlFor = field.id;
      }
    }
  }
});
