for (const button of document.querySelectorAll("[aria-pressed]"))
  button.addEventListener("click", () => {
    const alone = button.parentElement.className === "pick";
    if (alone) for (const other of button.parentElement.children) other.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-pressed", String(alone || button.getAttribute("aria-pressed") !== "true"));
  });
