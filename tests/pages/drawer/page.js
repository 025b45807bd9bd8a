for (const box of document.querySelectorAll("[role=checkbox]"))
  box.addEventListener("click", () => box.setAttribute("aria-checked", String(box.getAttribute("aria-checked") !== "true")));
