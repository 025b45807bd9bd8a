// Enough of the behaviour to write to: switches and toggles answer to clicks.
for (const one of document.querySelectorAll("[role=switch]"))
  one.addEventListener("click", () => one.setAttribute("aria-checked", String(one.getAttribute("aria-checked") !== "true")));
const steps = [...document.querySelectorAll("[role=radio]")];
for (const step of steps) step.addEventListener("click", () => steps.forEach((other) => other.setAttribute("aria-checked", String(other === step))));
