<#macro content>
  <p class="notice">${msg("signInNotice")}</p>
</#macro>
