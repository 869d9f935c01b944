/* A button beside each form of “Cite this page” that copies it. */

"use strict";

(() => {
  const words = document.currentScript.dataset;
  if (!navigator.clipboard) return; // pages opened from a disk, in some browsers

  for (const form of document.querySelectorAll(".citenotes-cite-form")) {
    const label = form.querySelector(".citenotes-cite-label").textContent.replace(/:$/, "");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "citenotes-copy";
    button.textContent = words.copy;
    button.setAttribute("aria-label", `${words.copy}: ${label}`);
    const told = document.createElement("span");
    told.className = "citenotes-copied";
    told.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(form.querySelector(".citenotes-cite-words").textContent);
      told.textContent = words.copied;
      setTimeout(() => told.replaceChildren(), 2000);
    });
    form.append(" ", button, " ", told);
  }
})();
